/** Words for a part of a company that are hardly ever part of a company's own name. Folded. */
// prettier-ignore
export const BRANCH_WORDS: ReadonlySet<string> = new Set([
  'branch', 'branchoffice', 'filiale', 'filialen', 'filial', 'filialbetrieb', 'filialas', 'filiaal', 'filia', 'filialja', 'niederlassung', 'zweigniederlassung',
  'zweigstelle', 'aussenstelle', 'geschaftsstelle', 'betriebsstatte', 'verkaufsstelle', 'standort', 'succursale', 'sucursal', 'suc', 'agence', 'agencia', 'dependance',
  'etablissement', 'vestiging', 'bijkantoor', 'avdeling', 'avdelning', 'afdeling', 'sivuliike', 'toimipiste', 'oddzial', 'pobocka', 'provozovna', 'fioktelep',
  'podruznica', 'poslovnica', 'sucursala', 'sube', 'subesi', 'ypokatastima', 'shiten', 'eigyosho', 'fengongsi', 'cabang', 'cawangan', 'ndl',
]);

/** Words for a part of a company that company names hold as well: they count after a legal form, after a separator or before a number. Folded. */
// prettier-ignore
export const PLACE_WORDS: ReadonlySet<string> = new Set([
  'store', 'shop', 'outlet', 'warehouse', 'depot', 'plant', 'factory', 'hq', 'headquarters', 'headquarter', 'office', 'site', 'location', 'showroom', 'works', 'yard',
  'terminal', 'hub', 'dc', 'region', 'division', 'department', 'dept', 'unit', 'lager', 'werk', 'zentrale', 'hauptsitz', 'hauptverwaltung', 'verwaltung', 'buro',
  'laden', 'geschaft', 'markt', 'magasin', 'boutique', 'entrepot', 'usine', 'siege', 'bureau', 'tienda', 'almacen', 'planta', 'fabrica', 'oficina', 'sede', 'delegacion',
  'loja', 'armazem', 'negozio', 'magazzino', 'stabilimento', 'ufficio', 'deposito', 'unita', 'winkel', 'magazijn', 'kantoor', 'fabriek', 'hoofdkantoor', 'butik',
  'butikk', 'lagerhaus', 'kontor', 'varasto', 'myymala', 'toimisto', 'sklep', 'magazyn', 'biuro', 'zaklad', 'sklad', 'prodejna', 'zavod', 'kancelar', 'raktar', 'uzlet',
  'telephely', 'magazin', 'depozit', 'fabrika', 'magaza', 'ofis', 'skladiste', 'trgovina', 'agency', 'agentur', 'dealership', 'clinic', 'campus', 'restaurant', 'hotel',
]);
