import { remembered } from './remembered';

/** Domains of the providers that most people have their mail with. */
const PROVIDERS: readonly string[] = `
gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.be hotmail.nl hotmail.com.br outlook.com outlook.de outlook.fr outlook.es outlook.it
outlook.com.br outlook.jp live.com live.co.uk live.fr live.nl live.de live.it msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.com.br yahoo.co.jp yahoo.com.mx yahoo.com.ar
yahoo.ca yahoo.com.au yahoo.co.in ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.co.uk aol.de gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de
posteo.de mailbox.org mail.de orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr bbox.fr numericable.fr libero.it virgilio.it tiscali.it alice.it tin.it fastwebnet.it telefonica.net terra.com
terra.com.br uol.com.br bol.com.br ig.com.br globo.com globomail.com r7.com wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu gazeta.pl poczta.onet.pl tlen.pl vp.pl seznam.cz centrum.cz
email.cz azet.sk abv.bg bigpond.com optusnet.com.au telstra.com xtra.co.nz btinternet.com btopenworld.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk sky.com tiscali.co.uk
comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com frontier.com shaw.ca rogers.com sympatico.ca telus.net bluewin.ch hispeed.ch telenet.be
skynet.be proximus.be ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl proton.me protonmail.com tutanota.com fastmail.com zoho.com yandex.ru yandex.com mail.ru rambler.ru inbox.ru bk.ru list.ru ukr.net
qq.com 163.com 126.com sina.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp au.com nifty.com biglobe.ne.jp ocn.ne.jp naver.com hanmail.net daum.net rediffmail.com
`
  .trim()
  .split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(PROVIDERS);
/** Domains under which anybody may have a company, so that they are no slip for a provider. */
const REAL: ReadonlySet<string> = new Set([
  'mail.com',
  'email.com',
  'ail.com',
  'gmx.us',
  'live.ca',
  'live.se',
  'outlook.at',
  'hotmail.ca',
  'hotmail.se',
  'yahoo.se',
  'yahoo.in',
  'aol.fr',
  'ya.ru',
  'we.de',
  'me.de',
]);
const SWAPPED_ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
  cim: 'com',
  om: 'com',
  cm: 'com',
  ney: 'net',
  nte: 'net',
  fre: 'fr',
  dee: 'de',
};

/** Whether a domain is a provider's, so that its addresses belong to people rather than to a company. */
export function isProvider(domain: string): boolean {
  return KNOWN.has(domain);
}

/** The provider's domain for one with a slip in it, such as `gmial.com`, `hotmmail.co.uk` or `icloud.con`; any other domain as it is. */
export const repairedDomain: (domain: string) => string = remembered((domain) => {
  if (KNOWN.has(domain) || REAL.has(domain)) return domain;
  const ending = SWAPPED_ENDINGS[domain.split('.').at(-1) ?? ''];
  const mended = ending === undefined ? domain : domain.replace(/\.[a-z]+$/, `.${ending}`);
  if (KNOWN.has(mended)) return mended;
  return (
    PROVIDERS.find((provider) => provider.length >= 8 && isOneSlip(mended, provider)) ??
    PROVIDERS.find((provider) => isSwap(mended, provider)) ??
    mended
  );
});

/** One letter too many, missing or wrong, or two swapped. */
function isOneSlip(one: string, other: string): boolean {
  const gap = one.length - other.length;
  if (Math.abs(gap) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (gap === 1) return one.slice(at + 1) === other.slice(at);
  if (gap === -1) return one.slice(at) === other.slice(at + 1);
  return one.slice(at + 1) === other.slice(at + 1) || isSwap(one, other);
}

function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 5) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at < one.length - 1 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
