import { texts } from '../../protocols/web/language.ts'
import type { ProblemTexts } from '../../protocols/web/problem-texts.ts'

/** What to say when a row of the policy says no, by the row's id. */
export const accessProblems: ProblemTexts = {
  'profession-abroad-not-permitted': texts({
    nb: {
      heading: 'Denne opplysningen gis ikke til dette yrket',
      advice: 'Reglene i pasientens hjemland avgjør hvilke yrker som får hva. Be en lege hente opplysningen.',
    },
    nn: {
      heading: 'Denne opplysninga blir ikkje gitt til dette yrket',
      advice: 'Reglane i heimlandet til pasienten avgjer kva yrke som får kva. Be ein lege hente opplysninga.',
    },
    en: {
      heading: 'This is not given to this profession',
      advice:
        'The rules of the patient’s home country decide which professions receive what. Ask a doctor to fetch it.',
    },
  }),
  'consent-withdrawn': texts({
    nb: {
      heading: 'Dette er lukket',
      advice:
        'Pasienten har trukket samtykket, eller nødåpningen er lukket. Det som ble hentet, kan ikke åpnes mer, heller ikke av deg. Trenger du det, spør pasienten og hent det på nytt.',
    },
    nn: {
      heading: 'Dette er lukka',
      advice:
        'Pasienten har trekt samtykket, eller nødopninga er lukka. Det som vart henta, kan ikkje opnast meir, heller ikkje av deg. Treng du det, spør pasienten og hent det på nytt.',
    },
    en: {
      heading: 'This is closed',
      advice:
        'The patient has withdrawn the consent, or the emergency opening is closed. What was fetched cannot be opened any more, not by you either. If you need it, ask the patient and fetch it again.',
    },
  }),
  'consent-ended': texts({
    nb: {
      heading: 'Tiden er ute',
      advice:
        'Samtykket eller nødåpningen som dette ble hentet under, gjelder ikke lenger. Trenger du det, spør pasienten og hent det på nytt.',
    },
    nn: {
      heading: 'Tida er ute',
      advice:
        'Samtykket eller nødopninga som dette vart henta under, gjeld ikkje lenger. Treng du det, spør pasienten og hent det på nytt.',
    },
    en: {
      heading: 'The time is over',
      advice:
        'The consent or emergency opening that this was fetched under is no longer valid. If you need it, ask the patient and fetch it again.',
    },
  }),
  'role-not-permitted': texts({
    nb: {
      heading: 'Rollen din gir ikke tilgang',
      advice:
        'Opplysninger om pasienter er for dem som gir helsehjelp, etter hva yrket deres trenger. Logg ut og inn igjen hvis du har en slik rolle.',
    },
    nn: {
      heading: 'Rolla di gir ikkje tilgang',
      advice:
        'Opplysningar om pasientar er for dei som gir helsehjelp, etter kva yrket deira treng. Logg ut og inn att om du har ei slik rolle.',
    },
    en: {
      heading: 'Your role does not give access',
      advice:
        'Patient data are for those who give care, by what their profession needs. Sign out and in again if you have such a role.',
    },
  }),
  'emergency-of-others': texts({
    nb: {
      heading: 'Nødåpning er for dem som gir akutt hjelp',
      advice: 'Leger, sykepleiere og jordmødre kan åpne i en nødsituasjon. Be en av dem om hjelp.',
    },
    nn: {
      heading: 'Nødopning er for dei som gir akutt hjelp',
      advice: 'Legar, sjukepleiarar og jordmødrer kan opne i ein nødsituasjon. Be ein av dei om hjelp.',
    },
    en: {
      heading: 'An emergency opening is for those who give acute care',
      advice: 'Doctors, nurses and midwives may open in an emergency. Ask one of them for help.',
    },
  }),
  'council-errand-of-others': texts({
    nb: {
      heading: 'Siden er for andre i rådsarbeidet',
      advice:
        'Medlemmer har sin egen side, «Mine råd». Møter og saker er for sekretariatet, og mandater og plasser for administratoren.',
    },
    nn: {
      heading: 'Sida er for andre i rådsarbeidet',
      advice:
        'Medlemmer har si eiga side, «Mine råd». Møte og saker er for sekretariatet, og mandat og plassar for administratoren.',
    },
    en: {
      heading: 'This page is for others in the work of the councils',
      advice:
        'Members have a page of their own, «My councils». Meetings and cases are for the secretariat, mandates and seats for the administrator.',
    },
  }),
  'operation-of-others': texts({
    nb: {
      heading: 'Siden er for dem som drifter kontaktpunktet',
      advice: 'Logg ut og inn igjen med rollen som driftsansvarlig, hvis du har den.',
    },
    nn: {
      heading: 'Sida er for dei som driftar kontaktpunktet',
      advice: 'Logg ut og inn att med rolla som driftsansvarleg, om du har henne.',
    },
    en: {
      heading: 'This page is for those who run the contact point',
      advice: 'Sign out and in again as an operator, if you have that role.',
    },
  }),
  'pilot-report-of-others': texts({
    nb: {
      heading: 'Pilotrapporten er for dem som følger opp piloten',
      advice: 'Logg ut og inn igjen med rollen som driftsansvarlig eller rådssekretær, hvis du har den.',
    },
    nn: {
      heading: 'Pilotrapporten er for dei som følgjer opp piloten',
      advice: 'Logg ut og inn att med rolla som driftsansvarleg eller rådssekretær, om du har henne.',
    },
    en: {
      heading: 'The pilot report is for those who follow the pilot up',
      advice: 'Sign out and in again as an operator or council secretary, if you have that role.',
    },
  }),
  'identity-work-of-others': texts({
    nb: {
      heading: 'Siden er for dem som finner ut hvem pasienten er',
      advice:
        'Helsesekretærer avgjør om to numre er samme person. Det de har funnet ut, ser du når du slår opp pasienten.',
    },
    nn: {
      heading: 'Sida er for dei som finn ut kven pasienten er',
      advice:
        'Helsesekretærar avgjer om to nummer er same person. Det dei har funne ut, ser du når du slår opp pasienten.',
    },
    en: {
      heading: 'This page is for those who find out who the patient is',
      advice:
        'Medical secretaries decide whether two numbers are one person. You see what they found when you look the patient up.',
    },
  }),
  'treatment-not-confirmed': texts({
    nb: {
      heading: 'Du må bekrefte at du behandler pasienten',
      advice: 'Helseopplysninger er bare for den som behandler pasienten. Bekreft det, så vises oppsummeringen.',
    },
    nn: {
      heading: 'Du må stadfeste at du behandlar pasienten',
      advice: 'Helseopplysningar er berre for den som behandlar pasienten. Stadfest det, så får du sjå oppsummeringa.',
    },
    en: {
      heading: 'You must confirm that you are treating the patient',
      advice: 'Health data are only for those who treat the patient. Confirm it, and the summary is shown.',
    },
  }),
  'treatment-ended': texts({
    nb: {
      heading: 'Det er for lenge siden du bekreftet behandlingen',
      advice: 'Bekreft på nytt hvis du fortsatt behandler pasienten.',
    },
    nn: {
      heading: 'Det er for lenge sidan du stadfesta behandlinga',
      advice: 'Stadfest på nytt om du framleis behandlar pasienten.',
    },
    en: {
      heading: 'It is too long since you confirmed the treatment',
      advice: 'Confirm again if you are still treating the patient.',
    },
  }),
  'purpose-not-treatment': texts({
    nb: {
      heading: 'Formålet gir ikke tilgang',
      advice: 'Pasientoppsummeringen kan åpnes for behandling. Bekreft at det er derfor du vil se den.',
    },
    nn: {
      heading: 'Føremålet gir ikkje tilgang',
      advice: 'Pasientoppsummeringa kan opnast for behandling. Stadfest at det er difor du vil sjå henne.',
    },
    en: {
      heading: 'The purpose does not give access',
      advice: 'The patient summary can be opened for treatment. Confirm that this is why you want to see it.',
    },
  }),
}
