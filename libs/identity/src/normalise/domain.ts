/** Providers whose domains many people share, by the label before the country's ending. */
// prettier-ignore
const FREE: ReadonlySet<string> = new Set([
  'gmail', 'googlemail', 'hotmail', 'outlook', 'live', 'msn', 'passport', 'yahoo', 'ymail', 'rocketmail', 'aol', 'aim', 'icloud', 'me', 'mac', 'gmx', 'web', 'freenet',
  't-online', 'arcor', 'mail', 'email', 'posteo', 'mailbox', 'proton', 'protonmail', 'pm', 'tutanota', 'tuta', 'tutamail', 'zoho', 'zohomail', 'fastmail', 'hushmail',
  'yandex', 'ya', 'rambler', 'inbox', 'bk', 'list', 'qq', '163', '126', 'yeah', 'sina', 'sohu', 'foxmail', 'aliyun', 'naver', 'daum', 'hanmail', 'nate', 'rediffmail',
  'orange', 'wanadoo', 'laposte', 'free', 'sfr', 'neuf', 'libero', 'virgilio', 'tiscali', 'alice', 'tin', 'telefonica', 'terra', 'uol', 'bol', 'ig', 'globo', 'wp', 'o2',
  'onet', 'interia', 'op', 'seznam', 'centrum', 'atlas', 'azet', 'abv', 'bigpond', 'optusnet', 'telstra', 'xtra', 'btinternet', 'btopenworld', 'talktalk', 'virginmedia',
  'ntlworld', 'blueyonder', 'sky', 'comcast', 'verizon', 'att', 'sbcglobal', 'bellsouth', 'cox', 'charter', 'earthlink', 'juno', 'netzero', 'frontier', 'shaw', 'rogers',
  'sympatico', 'telus', 'bluewin', 'hispeed', 'sunrise', 'chello', 'telenet', 'skynet', 'proximus', 'ziggo', 'kpnmail', 'kpnplanet', 'hetnet', 'xs4all', 'home', 'casema',
  'mailinator', 'guerrillamail', 'tempmail', 'yopmail', 'trashmail', 'duck', 'simplelogin', 'anonaddy', 'relay', 'walla', 'mynet', 'citromail', 'freemail', 'ukrnet', 'ukr',
]);

/** Domains of shops, marketplaces and relays, whose addresses stand for a customer and name no company. */
// prettier-ignore
const SHOPS: ReadonlySet<string> = new Set([
  'myshopify.com', 'shopify.com', 'amazon.com', 'ebay.com', 'etsy.com', 'walmart.com', 'zalando.de', 'otto.de', 'allegro.pl', 'bol.com', 'cdiscount.com', 'mirakl.net',
  'privaterelay.appleid.com', 'appleid.com', 'salesforce.com', 'netsuite.com', 'facebook.com', 'linkedin.com', 'instagram.com', 'google.com', 'wordpress.com', 'wix.com',
  'wixsite.com', 'blogspot.com', 'github.io', 'linktr.ee', 'localhost.localdomain', 'invalid', 'local',
]);

/** Second levels under a country's ending that anybody can register below. */
const SECOND: ReadonlySet<string> = new Set([
  'co',
  'com',
  'org',
  'net',
  'gov',
  'edu',
  'ac',
  'or',
  'ne',
  'go',
  'gob',
  'gv',
  'ltd',
  'plc',
  'me',
  'nom',
  'in',
  'firm',
]);

/** The domain that a company's e-mail or website belongs to; undefined where many share it, or where it is none. */
export function companyDomain(text: string): string | undefined {
  const host = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '');
  const labels = host.split('.');
  if (labels.length < 2 || !labels.every((label) => /^[\p{L}\d]([\p{L}\d-]*[\p{L}\d])?$/u.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return undefined;
  if (labels.slice(0, -2).includes('relay')) return undefined;
  const size = labels.length > 2 && labels.at(-1)?.length === 2 && SECOND.has(labels.at(-2) ?? '') ? 3 : 2;
  const own = labels.slice(-size);
  const domain = own.join('.');
  return SECOND.has(own[0] ?? '') || FREE.has(own[0] ?? '') || SHOPS.has(domain) || SHOPS.has(host) || SHOPS.has(own.at(-1) ?? '')
    ? undefined
    : domain;
}
