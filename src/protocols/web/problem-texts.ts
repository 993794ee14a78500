import { type Language, type Text, texts } from './language.ts'

/** What a page says when something stopped: what it is, and what the reader can do about it. */
export type ProblemText = { readonly heading: Text; readonly advice: Text }

/** One text per `Problem.code`. Features bring tables of their own for the codes they throw. */
export type ProblemTexts = Readonly<Record<string, (language: Language) => ProblemText>>

/** Codes every route may answer with. */
export const commonProblems: ProblemTexts = {
  'not-found': texts({
    nb: {
      heading: 'Vi finner ikke denne siden',
      advice: 'Adressen kan være feil, eller innholdet er ikke her lenger. Gå til forsiden og prøv derfra.',
    },
    nn: {
      heading: 'Vi finn ikkje denne sida',
      advice: 'Adressa kan vere feil, eller innhaldet er ikkje her lenger. Gå til framsida og prøv derifrå.',
    },
    en: {
      heading: 'We cannot find this page',
      advice: 'The address may be wrong, or the content is no longer here. Go to the front page and try from there.',
    },
  }),
  'method-not-allowed': texts({
    nb: { heading: 'Siden kan ikke brukes slik', advice: 'Gå tilbake til skjemaet og send det derfra.' },
    nn: { heading: 'Sida kan ikkje brukast slik', advice: 'Gå tilbake til skjemaet og send det derifrå.' },
    en: { heading: 'This page cannot be used that way', advice: 'Go back to the form and send it from there.' },
  }),
  'too-large': texts({
    nb: { heading: 'Filen er for stor', advice: 'En fil kan være på høyst 20 MB. Velg en mindre fil.' },
    nn: { heading: 'Fila er for stor', advice: 'Ei fil kan vere på høgst 20 MB. Vel ei mindre fil.' },
    en: { heading: 'The file is too large', advice: 'A file can be at most 20 MB. Choose a smaller file.' },
  }),
  'media-type': texts({
    nb: { heading: 'Vi kan ikke lese denne typen innhold', advice: 'Bruk skjemaet på siden til å sende filen.' },
    nn: { heading: 'Vi kan ikkje lese denne typen innhald', advice: 'Bruk skjemaet på sida til å sende fila.' },
    en: { heading: 'We cannot read this type of content', advice: 'Use the form on the page to send the file.' },
  }),
  'malformed-request': texts({
    nb: { heading: 'Forespørselen er ikke forståelig', advice: 'Gå tilbake, last siden på nytt og prøv igjen.' },
    nn: { heading: 'Førespurnaden er ikkje til å forstå', advice: 'Gå tilbake, last sida på nytt og prøv igjen.' },
    en: { heading: 'The request makes no sense', advice: 'Go back, reload the page and try again.' },
  }),
  'not-our-name': texts({
    nb: {
      heading: 'Dette er ikke adressen til Knutepunkt',
      advice: 'Bruk adressen som ble skrevet ut da Knutepunkt startet.',
    },
    nn: {
      heading: 'Dette er ikkje adressa til Knutepunkt',
      advice: 'Bruk adressa som vart skriven ut då Knutepunkt starta.',
    },
    en: {
      heading: 'This is not the address of Knutepunkt',
      advice: 'Use the address that was printed when Knutepunkt started.',
    },
  }),
  'cross-site': texts({
    nb: {
      heading: 'Skjemaet kom ikke fra Knutepunkt',
      advice: 'Ingenting er gjort. Åpne siden i Knutepunkt og send skjemaet derfra.',
    },
    nn: {
      heading: 'Skjemaet kom ikkje frå Knutepunkt',
      advice: 'Ingenting er gjort. Opne sida i Knutepunkt og send skjemaet derifrå.',
    },
    en: {
      heading: 'The form did not come from Knutepunkt',
      advice: 'Nothing has been done. Open the page in Knutepunkt and send the form from there.',
    },
  }),
  'not-signed-in': texts({
    nb: {
      heading: 'Du er ikke logget inn',
      advice: 'Innloggingen kan ha gått ut. Ingenting er gjort. Logg inn og prøv igjen.',
    },
    nn: {
      heading: 'Du er ikkje logga inn',
      advice: 'Innlogginga kan ha gått ut. Ingenting er gjort. Logg inn og prøv igjen.',
    },
    en: {
      heading: 'You are not signed in',
      advice: 'Your visit may have ended. Nothing has been done. Sign in and try again.',
    },
  }),
  'access-record-failed': texts({
    nb: {
      heading: 'Innsynet kunne ikke loggføres',
      advice: 'Derfor viser vi ingenting. Prøv igjen om litt. Ring pasientens behandlingssted hvis det haster.',
    },
    nn: {
      heading: 'Innsynet kunne ikkje loggførast',
      advice: 'Difor viser vi ingenting. Prøv igjen om litt. Ring behandlingsstaden til pasienten om det hastar.',
    },
    en: {
      heading: 'The access could not be recorded',
      advice: 'So nothing is shown. Try again in a moment. If it is urgent, call the patient’s place of treatment.',
    },
  }),
  internal: texts({
    nb: {
      heading: 'Noe gikk galt hos oss',
      advice: 'Feilen er vår, og den er registrert. Prøv igjen. Hjelper ikke det, si fra til driften.',
    },
    nn: {
      heading: 'Noko gjekk gale hos oss',
      advice: 'Feilen er vår, og han er registrert. Prøv igjen. Hjelper ikkje det, sei frå til drifta.',
    },
    en: {
      heading: 'Something went wrong on our side',
      advice: 'The fault is ours and has been noted. Try again. If that does not help, tell the operators.',
    },
  }),
}

/** When a code has no text of its own: one per kind of `Problem`. */
export const problemsByKind = {
  invalid: texts({
    nb: { heading: 'Innholdet er ikke gyldig', advice: 'Rett det som er feil, og prøv igjen.' },
    nn: { heading: 'Innhaldet er ikkje gyldig', advice: 'Rett det som er feil, og prøv igjen.' },
    en: { heading: 'The content is not valid', advice: 'Correct what is wrong and try again.' },
  }),
  forbidden: texts({
    nb: { heading: 'Du har ikke tilgang', advice: 'Rollen du er logget inn med, gir ikke tilgang til dette.' },
    nn: { heading: 'Du har ikkje tilgang', advice: 'Rolla du er logga inn med, gir ikkje tilgang til dette.' },
    en: { heading: 'You do not have access', advice: 'The role you signed in with does not give access to this.' },
  }),
  'not-found': commonProblems['not-found']!,
  conflict: texts({
    nb: { heading: 'Noen har endret dette i mellomtiden', advice: 'Last siden på nytt og prøv igjen.' },
    nn: { heading: 'Nokon har endra dette i mellomtida', advice: 'Last sida på nytt og prøv igjen.' },
    en: { heading: 'This was changed in the meantime', advice: 'Reload the page and try again.' },
  }),
  unsupported: texts({
    nb: { heading: 'Dette kan vi ikke lese', advice: 'Knutepunkt kjenner ikke denne typen innhold.' },
    nn: { heading: 'Dette kan vi ikkje lese', advice: 'Knutepunkt kjenner ikkje denne typen innhald.' },
    en: { heading: 'We cannot read this', advice: 'Knutepunkt does not know this type of content.' },
  }),
  unavailable: texts({
    nb: { heading: 'Dette er ikke tilgjengelig akkurat nå', advice: 'Vent litt og prøv igjen.' },
    nn: { heading: 'Dette er ikkje tilgjengeleg akkurat no', advice: 'Vent litt og prøv igjen.' },
    en: { heading: 'This is not available right now', advice: 'Wait a little and try again.' },
  }),
} as const
