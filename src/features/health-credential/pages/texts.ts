import { texts } from '../../../protocols/web/language.ts'

/** What the pages of the wallet say. */
export const pageTexts = texts({
  nb: {
    offer: 'Les fra pasientens lommebok',
    offerHint: 'Pasienten viser helse-ID eller legitimasjon fra mobilen, og slipper å stave nummeret. Du sender selv.',
    filled:
      'Skjemaet er fylt ut fra pasientens lommebok, og beviset er kontrollert. Ingenting er spurt ennå: se at det er personen foran deg.',
    title: 'Les fra pasientens lommebok',
    lead: 'Be pasienten skanne koden med lommeboken på mobilen og godkjenne. Skjemaet fylles ut her av seg selv.',
    codeLabel: 'QR-kode som pasienten skanner med lommeboken sin',
    asks: 'Lommeboken blir bedt om dette, og ikke mer',
    until: (time: string) => `Koden gjelder til kl. ${time}, og for dette oppslaget alene.`,
    look: 'Skjemaet sier det lommeboken sa. Se at personen foran deg er den du leter etter.',
    byHand: 'Fyll ut selv',
    again: 'Vis en ny kode',
    refresh: 'Se etter svar',
    demo: 'Åpne demolommeboken',
    identifier: 'Personens nummer i landet',
    family: 'Etternavn',
    given: 'Fornavn',
    'birth-date': 'Fødselsdato',
    gender: 'Kjønn',
    issuer: 'Landet som har utstedt beviset',
    stopped: 'Lommeboken ble ikke lest',
    late: 'Ingen lommebok svarte i tide. Ingenting er spurt. Vis en ny kode, eller fyll ut selv.',
    declined:
      'Pasienten sa nei i lommeboken, eller har ikke beviset. Ingenting er spurt. Spør pasienten, eller fyll ut selv.',
    revoked:
      'Beviset er trukket tilbake av landet som ga det. Det brukes ikke. Be om annen legitimasjon, og fyll ut selv.',
    expired: 'Beviset gjelder ikke i dag. Be pasienten fornye det i lommeboken, eller fyll ut selv.',
    untrusted:
      'Beviset er ikke fra en utsteder vi stoler på for dette landet. Sjekk at du har valgt riktig land, eller fyll ut selv.',
    unchecked:
      'Utstederen svarer ikke på om beviset fortsatt gjelder, så det brukes ikke. Prøv igjen om litt, eller fyll ut selv.',
    unfit: 'Beviset sier ikke det skjemaet trenger. Fyll ut selv.',
    ours: 'Noe gikk galt hos oss. Ingenting er spurt. Vis en ny kode, eller fyll ut selv.',
    broken:
      'Svaret hører ikke til denne koden, eller er endret. Det brukes ikke. Vis en ny kode; skjer det igjen, si fra til driften.',
  },
  nn: {
    offer: 'Les frå lommeboka til pasienten',
    offerHint: 'Pasienten viser helse-ID eller legitimasjon frå mobilen, og slepp å stave nummeret. Du sender sjølv.',
    filled:
      'Skjemaet er fylt ut frå lommeboka til pasienten, og beviset er kontrollert. Ingenting er spurt enno: sjå at det er personen framfor deg.',
    title: 'Les frå lommeboka til pasienten',
    lead: 'Be pasienten skanne koden med lommeboka på mobilen og godkjenne. Skjemaet blir fylt ut her av seg sjølv.',
    codeLabel: 'QR-kode som pasienten skannar med lommeboka si',
    asks: 'Lommeboka blir beden om dette, og ikkje meir',
    until: (time: string) => `Koden gjeld til kl. ${time}, og for dette oppslaget åleine.`,
    look: 'Skjemaet seier det lommeboka sa. Sjå at personen framfor deg er den du leitar etter.',
    byHand: 'Fyll ut sjølv',
    again: 'Vis ein ny kode',
    refresh: 'Sjå etter svar',
    demo: 'Opne demolommeboka',
    identifier: 'Nummeret til personen i landet',
    family: 'Etternamn',
    given: 'Fornamn',
    'birth-date': 'Fødselsdato',
    gender: 'Kjønn',
    issuer: 'Landet som har skrive ut beviset',
    stopped: 'Lommeboka vart ikkje lesen',
    late: 'Inga lommebok svara i tide. Ingenting er spurt. Vis ein ny kode, eller fyll ut sjølv.',
    declined:
      'Pasienten sa nei i lommeboka, eller har ikkje beviset. Ingenting er spurt. Spør pasienten, eller fyll ut sjølv.',
    revoked:
      'Beviset er trekt tilbake av landet som gav det. Det blir ikkje brukt. Be om annan legitimasjon, og fyll ut sjølv.',
    expired: 'Beviset gjeld ikkje i dag. Be pasienten fornye det i lommeboka, eller fyll ut sjølv.',
    untrusted:
      'Beviset er ikkje frå ein utskrivar vi stoler på for dette landet. Sjekk at du har valt rett land, eller fyll ut sjølv.',
    unchecked:
      'Utskrivaren svarar ikkje på om beviset framleis gjeld, så det blir ikkje brukt. Prøv igjen om litt, eller fyll ut sjølv.',
    unfit: 'Beviset seier ikkje det skjemaet treng. Fyll ut sjølv.',
    ours: 'Noko gjekk gale hos oss. Ingenting er spurt. Vis ein ny kode, eller fyll ut sjølv.',
    broken:
      'Svaret høyrer ikkje til denne koden, eller er endra. Det blir ikkje brukt. Vis ein ny kode; skjer det igjen, sei frå til drifta.',
  },
  en: {
    offer: 'Read from the patient’s wallet',
    offerHint:
      'The patient shows a health or personal ID from the phone instead of spelling the number. You send the form.',
    filled:
      'The form was filled in from the patient’s wallet, and the credential was checked. Nothing is asked yet: see that it is the person before you.',
    title: 'Read from the patient’s wallet',
    lead: 'Ask the patient to scan the code with the wallet on the phone and to agree. The form is filled in here by itself.',
    codeLabel: 'QR code that the patient scans with the wallet',
    asks: 'The wallet is asked for this, and nothing more',
    until: (time: string) => `The code is good until ${time}, and for this lookup alone.`,
    look: 'The form says what the wallet said. See that the person before you is the one you look for.',
    byHand: 'Fill in by hand',
    again: 'Show a new code',
    refresh: 'Look for an answer',
    demo: 'Open the demo wallet',
    identifier: 'The person’s number in the country',
    family: 'Family name',
    given: 'Given name',
    'birth-date': 'Date of birth',
    gender: 'Sex',
    issuer: 'The country that issued the credential',
    stopped: 'The wallet was not read',
    late: 'No wallet answered in time. Nothing was asked. Show a new code, or fill in by hand.',
    declined:
      'The patient said no in the wallet, or does not have the credential. Nothing was asked. Ask the patient, or fill in by hand.',
    revoked:
      'The credential was revoked by the country that gave it. It is not used. Ask for other proof, and fill in by hand.',
    expired: 'The credential is not valid today. Ask the patient to renew it in the wallet, or fill in by hand.',
    untrusted:
      'The credential is not from an issuer that we trust for this country. See that the country is right, or fill in by hand.',
    unchecked:
      'The issuer does not answer whether the credential still holds, so it is not used. Try again soon, or fill in by hand.',
    unfit: 'The credential does not say what the form needs. Fill in by hand.',
    ours: 'Something went wrong on our side. Nothing was asked. Show a new code, or fill in by hand.',
    broken:
      'The answer does not belong to this code, or was changed. It is not used. Show a new code; if it happens again, tell the operators.',
  },
})
