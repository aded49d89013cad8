/** Local parts that stand for no address. */
// prettier-ignore
const NOBODY: ReadonlySet<string> = new Set([
  'noemail', 'nomail', 'nomailaddress', 'noemailaddress', 'noaddress', 'none', 'no', 'non', 'nil', 'na', 'nn', 'nobody', 'nowhere', 'notavailable', 'notprovided', 'notgiven', 'noreply', 'donotreply',
  'dontreply', 'nepasrepondre', 'nicht', 'keine', 'keinemail', 'kein', 'ohne', 'ohnemail', 'sinemail', 'sincorreo', 'semail', 'sememail', 'naotem', 'brak', 'brakmaila', 'sansemail', 'pasdemail',
  'nessuna', 'geen', 'geenmail', 'test', 'tester', 'testing', 'test1', 'test123', 'teste', 'prueba', 'guest', 'gast', 'unknown', 'unbekannt', 'inconnu', 'anonymous', 'anonym', 'anonymized', 'dummy',
  'fake', 'null', 'undefined', 'deleted', 'removed', 'invalid', 'asdf', 'qwerty', 'abc', 'x', 'xx', 'xxx', 'xxxx', 'a', 'customer', 'cliente', 'kunde', 'walkin', 'cash', 'email', 'mailaddress',
]);

/** Local parts of roles that many people read, in several languages. */
// prettier-ignore
const ROLES: ReadonlySet<string> = new Set([
  'abuse', 'accounting', 'accounts', 'accountspayable', 'accountsreceivable', 'admin', 'administrator', 'administration', 'ap', 'ar', 'billing', 'booking', 'bookings', 'careers', 'cashier', 'contact',
  'contactus', 'customerservice', 'customercare', 'cs', 'dispatch', 'ecommerce', 'enquiries', 'enquiry', 'feedback', 'finance', 'frontdesk', 'general', 'hello', 'help', 'helpdesk', 'hi', 'hostmaster',
  'hq', 'hr', 'info', 'information', 'inquiries', 'inquiry', 'invoice', 'invoices', 'it', 'itsupport', 'jobs', 'legal', 'logistics', 'mail', 'manager', 'management', 'marketing', 'media', 'newsletter',
  'office', 'onlineshop', 'order', 'orders', 'owner', 'payables', 'payments', 'pos', 'post', 'postmaster', 'press', 'privacy', 'procurement', 'purchase', 'purchasing', 'reception', 'register',
  'returns', 'root', 'sales', 'secretary', 'security', 'service', 'services', 'shipping', 'shop', 'staff', 'store', 'supplier', 'support', 'team', 'till', 'warehouse', 'web', 'webmaster', 'webshop',
  'anfrage', 'bestellung', 'bestellungen', 'buchhaltung', 'buero', 'buro', 'einkauf', 'empfang', 'filiale', 'kasse', 'kontakt', 'kundenservice', 'laden', 'lager', 'markt', 'personal', 'post',
  'rechnung', 'rechnungen', 'sekretariat', 'verkauf', 'vertrieb', 'verwaltung', 'zentrale', 'accueil', 'achat', 'achats', 'boutique', 'bureau', 'caisse', 'commande', 'commandes', 'commercial',
  'compta', 'comptabilite', 'direction', 'facturation', 'factures', 'magasin', 'secretariat', 'vente', 'ventes', 'administracion', 'almacen', 'atencion', 'caja', 'compras', 'contabilidad',
  'contacto', 'facturacion', 'facturas', 'informacion', 'oficina', 'pedidos', 'recepcion', 'soporte', 'tienda', 'ventas', 'atendimento', 'caixa', 'comercial', 'contabilidade', 'contato', 'contacto',
  'escritorio', 'faturamento', 'financeiro', 'geral', 'loja', 'nfe', 'sac', 'secretaria', 'vendas', 'acquisti', 'amministrazione', 'assistenza', 'contabilita', 'contatti', 'fatture', 'negozio',
  'ordini', 'segreteria', 'ufficio', 'vendite', 'biuro', 'biznes', 'faktury', 'handel', 'kasa', 'ksiegowosc', 'obsluga', 'poczta', 'recepcja', 'rekrutacja', 'sekretariat', 'sklep', 'sprzedaz',
  'zakupy', 'zamowienia', 'administratie', 'bestelling', 'factuur', 'facturen', 'inkoop', 'klantenservice', 'kantoor', 'verkoop', 'winkel', 'boekhouding', 'butik', 'faktura', 'kundtjanst', 'ordre',
]);

/** Domains that reach nobody. */
// prettier-ignore
const NOWHERE: ReadonlySet<string> = new Set([
  'noemail', 'nomail', 'none', 'no', 'na', 'nowhere', 'invalid', 'test', 'localhost', 'fake', 'noreply', 'donotreply', 'anonymous', 'unknown', 'dummy', 'xxx', 'xx', 'x', 'abc', 'asdf', 'mailinator',
]);

/** Whether an e-mail's local part stands for no address, or for a role that many people share, numbered or not: `store019`. */
export function isSharedLocalPart(local: string): boolean {
  const bare = local.replace(/[.\-_]/g, '');
  return NOBODY.has(bare) || ROLES.has(bare) || ROLES.has(bare.replace(/\d+$/, ''));
}

/** Whether a domain reaches nobody, such as `none.com`. */
export function isNoDomain(domain: string): boolean {
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  return NOWHERE.has(domain.slice(0, domain.indexOf('.'))) || ending === 'invalid' || ending === 'localhost';
}
