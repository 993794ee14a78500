/** A sentence in the three languages that every page has in full. */
export type Said = { readonly nb: string; readonly nn: string; readonly en: string }

/** Something in Knutepunkt that a person can go to, or a word after `knutepunkt` in a terminal. */
export type Service = Said & ({ readonly path: string } | { readonly command: string })

/** What there is. A new service is a row here, and its key stands in the rows of `case-map.ts` that it serves. */
export const services = {
  meetings: {
    path: '/moter',
    nb: 'møter med innkalling og dagsorden',
    nn: 'møte med innkalling og dagsorden',
    en: 'meetings with notice and agenda',
  },
  minutes: {
    path: '/radsarbeid/moter',
    nb: 'referat som godkjennes i neste møte',
    nn: 'referat som vert godkjende i neste møte',
    en: 'minutes, approved in the next meeting',
  },
  councils: {
    path: '/rad',
    nb: 'rådene, mandatene og medlemmene',
    nn: 'råda, mandata og medlemene',
    en: 'the councils, their mandates and members',
  },
  search: {
    path: '/saker',
    nb: 'søk i saker og vedtak på tvers av råd og år',
    nn: 'søk i saker og vedtak på tvers av råd og år',
    en: 'search in cases and decisions across councils and years',
  },
  matters: {
    path: '/radsarbeid/saksganger',
    nb: 'én sak fulgt gjennom flere råd, med tidligere vedtak',
    nn: 'éi sak følgd gjennom fleire råd, med tidlegare vedtak',
    en: 'one matter followed through several councils, with earlier decisions',
  },
  wheel: {
    path: '/radsarbeid/arshjul',
    nb: 'årshjulet, som lager utkast til de faste sakene',
    nn: 'årshjulet, som lagar utkast til dei faste sakene',
    en: 'the annual wheel, which drafts the recurring cases',
  },
  followUp: {
    path: '/oppfolging',
    nb: 'det noen tok på seg, til en sak lukker det',
    nn: 'det nokon tok på seg, til ei sak lukkar det',
    en: 'what somebody took upon them, until a case closes it',
  },
  importing: {
    path: '/radsarbeid/import',
    nb: 'import av rådenes papirer',
    nn: 'import av papira til råda',
    en: 'import of the councils’ papers',
  },
  reading: {
    command: 'papers',
    nb: 'tilskuddstabeller lest rad for rad, med summene regnet etter',
    nn: 'tilskotstabellar lesne rad for rad, med summane rekna etter',
    en: 'grant tables read row by row, with their sums checked',
  },
  foreignPatient: {
    path: '/utenlandsk-pasient',
    nb: 'pasientoppsummeringen fra et annet EØS-land på norsk',
    nn: 'pasientoppsummeringa frå eit anna EØS-land på norsk',
    en: 'the patient summary from another EEA country, in Norwegian',
  },
  conversion: {
    command: 'convert',
    nb: 'oversetting mellom MyHealth@EU CDA og det europeiske formatet',
    nn: 'omsetjing mellom MyHealth@EU CDA og det europeiske formatet',
    en: 'conversion between MyHealth@EU CDA and the European format',
  },
  validation: {
    path: '/validering',
    nb: 'validering av dokumenter mot de europeiske formatene',
    nn: 'validering av dokument mot dei europeiske formata',
    en: 'validation of documents against the European formats',
  },
  conformance: {
    path: '/validering/samsvar',
    nb: 'samsvarsrapport for produsenter av journalsystemer',
    nn: 'samsvarsrapport for produsentar av journalsystem',
    en: 'a conformance report for makers of EHR systems',
  },
  articleTwentySix: {
    path: '/journalsystem',
    nb: 'om og fra når artikkel 26 gjelder for et journalsystem',
    nn: 'om og frå når artikkel 26 gjeld for eit journalsystem',
    en: 'whether and from when Article 26 applies to an EHR system',
  },
  accessLog: {
    command: 'verify-access-log',
    nb: 'innsynslogg som ingen kan endre uten at det vises',
    nn: 'innsynslogg som ingen kan endre utan at det syner',
    en: 'an access log nobody can change unseen',
  },
} as const satisfies Readonly<Record<string, Service>>

/** The key of a service. */
export type ServiceKey = keyof typeof services
