import type { AddressColumn, ColumnAttribute } from './columns';

/** What a column of a file can mean. */
export type ColumnMeaning = 'id' | 'system' | 'kind' | 'email' | 'phone' | ColumnAttribute | AddressColumn;

/** Names that a column of that meaning commonly has, in several languages, without case, accents, blanks and punctuation; the likeliest first. */
export const COLUMN_NAMES: Readonly<Record<ColumnMeaning, string>> = {
  id:
    'recordid id customerid sourceid externalid customernumber number key kundennummer kundennr kundenid numeroclient ' +
    'codeclient idclient numerocliente codigocliente idcliente',
  system: 'sourcesystem system source quellsystem quelle',
  kind: 'recordtype kind customertype partytype type',
  fullName: 'fullname name displayname customername contactname vollername nomcomplet nombrecompleto nomecompleto nome',
  honorific: 'honorific title salutation prefix anrede titel civilite',
  givenName: 'givenname firstname forename first vorname prenom nombre primernombre primeironome nome imie',
  middleName: 'middlename secondname middle',
  familyName:
    'familyname lastname surname last nachname familienname nom nomdefamille apellido apellidos cognome sobrenome apelido nazwisko',
  companyName:
    'companyname company organisation organization organisationname organizationname legalname firma firmenname ' +
    'unternehmen raisonsociale societe entreprise empresa razonsocial ragionesociale azienda',
  birthDate:
    'birthdate dateofbirth dob birthday geburtsdatum geburtstag datedenaissance datenaissance fechanacimiento ' +
    'fechadenacimiento datadinascita datadenascimento',
  taxId:
    'taxid vat vatid vatnumber taxnumber socsecid ein steuernummer ustid ustidnr siret siren numerotva nif cif ' +
    'partitaiva codicefiscale cpf cnpj nip',
  loyaltyId: 'loyaltyid loyaltynumber loyaltycard cardnumber kundenkarte cartefidelite tarjetafidelidad',
  externalReference: 'externalref externalreference reference crossreference',
  createdAt: 'createdat created createddate createdon',
  updatedAt: 'updatedat updated modifiedat lastmodified updateddate lastmodifieddate',
  email: 'email emailaddress mail email2 secondaryemail workemail courriel adressemail correo correoelectronico emailadresse',
  phone:
    'phone phonenumber telephone tel mobile mobilephone cell cellphone workphone homephone telefon telefonnummer mobil ' +
    'mobiltelefon handy portable telefono telefone movil cellulare celular telefon1 telefon2',
  houseNumber: 'housenumber streetnumber houseno hausnummer hausnr',
  street:
    'street address1 addressline1 line1 streetaddress address strasse anschrift adresse rue direccion calle indirizzo ' +
    'via endereco rua ulica',
  unit: 'unit address2 addressline2 line2 apartment suite wohnung adresszusatz complementadresse',
  city: 'city town suburb locality ort stadt wohnort ville ciudad citta cidade miasto',
  region: 'region state province county bundesland provincia estado',
  postalCode: 'postalcode postcode zip zipcode plz postleitzahl codepostal codigopostal cap cep kodpocztowy',
  country: 'country countrycode land pays pais paese kraj',
};
