import { texts } from '../../../protocols/web/language.ts'

/** Texts of emergencies. They are the same whoever the patient is, and whatever came. */
export const emergencyTexts = texts({
  nb: {
    opens:
      'De nasjonale kildene blir da spurt også om det pasienten kan ha sperret. Åpningen gjelder bare deg, denne pasienten og denne innloggingen. Det du leser, føres i loggen over hvem som har sett pasientens opplysninger.',
    numberReplaced:
      'Pasienten har fått et nytt nummer, og journalen er åpnet på nytt under det. En nødåpning under det gamle nummeret gjelder ikke her: åpne på nytt.',
    formTitle: 'Nødåpning uten samtykke',
    notOpened: 'Ingenting er åpnet ennå.',
    until: (at: string) => `Nødåpning uten samtykke til kl. ${at}.`,
    whileOpen: 'Den gjelder bare deg og denne pasienten, og blir gjennomgått. Noe kan fortsatt mangle.',
    close: 'Lukk nødåpningen',
    closed: 'Nødåpningen er lukket.',
    notForRole: 'Rollen din kan ikke nødåpne. Ring legen.',
    onPaper: (from: string, to: string, name: string) =>
      `Skrevet ut i en nødåpning uten samtykke, ${from} til ${to}, åpnet av ${name}. Det kan stå noe her som pasienten har sperret for andre.`,
    standsOpen: (from: string, to: string) => `Du har en nødåpning fra kl. ${from}, som varer til kl. ${to}.`,
    toRecord: 'Til journalen',
    toReview: 'Nødåpninger hos norske pasienter',
    toReviewLead:
      'De siste 30 dagene, og eldre som ingen har gjennomgått. Hver skal gjennomgås av en annen enn den som åpnet. Hvem pasienten er, finnes i tilgangsloggen ved referansen.',
    noneToReview: 'Ingen har åpnet uten samtykke de siste 30 dagene.',
    opened: 'Åpnet',
    openedBy: 'Av',
    reason: 'Begrunnelse',
    reference: 'Referanse',
    reviewed: 'Gjennomgått',
    closedAt: (at: string) => `Lukket ${at}`,
    endsAt: (at: string) => `Til ${at}`,
    toOthers: 'Nødåpninger, utenlandske pasienter',
    toOperation: 'Tilbake til drift',
    justified: 'Grunn til å åpne',
    'not-justified': 'Ikke grunn til å åpne',
    byAnother: 'Må gjennomgås av en annen',
  },
  nn: {
    opens:
      'Dei nasjonale kjeldene blir då spurde også om det pasienten kan ha sperra. Opninga gjeld berre deg, denne pasienten og denne innlogginga. Det du les, blir ført i loggen over kven som har sett opplysningane til pasienten.',
    numberReplaced:
      'Pasienten har fått eit nytt nummer, og journalen er opna på nytt under det. Ei nødopning under det gamle nummeret gjeld ikkje her: opne på nytt.',
    formTitle: 'Nødopning utan samtykke',
    notOpened: 'Ingenting er opna enno.',
    until: (at) => `Nødopning utan samtykke til kl. ${at}.`,
    whileOpen: 'Ho gjeld berre deg og denne pasienten, og blir gått gjennom. Noko kan framleis mangle.',
    close: 'Lukk nødopninga',
    closed: 'Nødopninga er lukka.',
    notForRole: 'Rolla di kan ikkje nødopne. Ring legen.',
    onPaper: (from, to, name) =>
      `Skrive ut i ei nødopning utan samtykke, ${from} til ${to}, opna av ${name}. Det kan stå noko her som pasienten har sperra for andre.`,
    standsOpen: (from, to) => `Du har ei nødopning frå kl. ${from}, som varer til kl. ${to}.`,
    toRecord: 'Til journalen',
    toReview: 'Nødopningar hos norske pasientar',
    toReviewLead:
      'Dei siste 30 dagane, og eldre som ingen har gått gjennom. Kvar skal gåast gjennom av ein annan enn den som opna. Kven pasienten er, finst i tilgangsloggen ved referansen.',
    noneToReview: 'Ingen har opna utan samtykke dei siste 30 dagane.',
    opened: 'Opna',
    openedBy: 'Av',
    reason: 'Grunngiving',
    reference: 'Referanse',
    reviewed: 'Gått gjennom',
    closedAt: (at) => `Lukka ${at}`,
    endsAt: (at) => `Til ${at}`,
    toOthers: 'Nødopningar, utanlandske pasientar',
    toOperation: 'Tilbake til drift',
    justified: 'Grunn til å opne',
    'not-justified': 'Ikkje grunn til å opne',
    byAnother: 'Må gåast gjennom av ein annan',
  },
  en: {
    opens:
      'The national sources are then asked also for what the patient may have restricted. The opening is for you, this patient and this sign-in alone. What you read is recorded in the log of who has seen the patient’s data.',
    numberReplaced:
      'The patient has a new number, and the record was opened anew under it. An emergency opening under the old number does not hold here: open again.',
    formTitle: 'Emergency opening without consent',
    notOpened: 'Nothing is opened yet.',
    until: (at) => `Emergency opening without consent until ${at}.`,
    whileOpen: 'It is for you and this patient alone, and will be reviewed. Something may still be missing.',
    close: 'Close the emergency opening',
    closed: 'The emergency opening is closed.',
    notForRole: 'Your role cannot open in an emergency. Ring the doctor.',
    onPaper: (from, to, name) =>
      `Printed in an emergency opening without consent, ${from} to ${to}, opened by ${name}. There may be something here that the patient has restricted for others.`,
    standsOpen: (from, to) => `You have an emergency opening from ${from}, which lasts until ${to}.`,
    toRecord: 'To the record',
    toReview: 'Emergency openings of Norwegian patients',
    toReviewLead:
      'The last 30 days, and older ones that nobody has reviewed. Each is to be reviewed by somebody else than who opened it. Who the patient is, is found in the access log by the reference.',
    noneToReview: 'Nobody has opened without consent in the last 30 days.',
    opened: 'Opened',
    openedBy: 'By',
    reason: 'Reason',
    reference: 'Reference',
    reviewed: 'Reviewed',
    closedAt: (at) => `Closed ${at}`,
    endsAt: (at) => `Until ${at}`,
    toOthers: 'Emergency openings, foreign patients',
    toOperation: 'Back to operation',
    justified: 'Reason to open',
    'not-justified': 'No reason to open',
    byAnother: 'To be reviewed by somebody else',
  },
})
