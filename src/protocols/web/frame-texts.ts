import { nearestAuthorization } from '../../standards/helseid/authorizations.ts'
import type { Role, SignedIn } from '../gate/access.ts'
import { type Language, texts } from './language.ts'

/** Texts of the frame around every page. */
export const frameTexts = texts({
  nb: {
    skip: 'Hopp til innholdet',
    language: 'Språk',
    signIn: 'Logg inn',
    signOut: 'Logg ut',
    signedInAs: 'Innlogget:',
    demo: 'Demo. Alle personer og dokumenter er oppdiktet.',
    about:
      'Knutepunkt viser norske journaler, pasientoppsummeringer fra andre land i Europa, og saker og vedtak i rådsmodellen. Her kan også dokumenter valideres og systemer prøves.',
    missing: 'Noen tekster mangler på nordsamisk. De vises på bokmål.',
  },
  nn: {
    skip: 'Hopp til innhaldet',
    language: 'Språk',
    signIn: 'Logg inn',
    signOut: 'Logg ut',
    signedInAs: 'Innlogga:',
    demo: 'Demo. Alle personar og dokument er oppdikta.',
    about:
      'Knutepunkt viser norske journalar, pasientoppsummeringar frå andre land i Europa, og saker og vedtak i rådsmodellen. Her kan òg dokument validerast og system prøvast.',
    missing: 'Nokre tekstar manglar på nordsamisk. Dei blir viste på bokmål.',
  },
  se: { language: 'Giella', signIn: 'Logge sisa', signOut: 'Logge olggos' },
  en: {
    skip: 'Skip to content',
    language: 'Language',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedInAs: 'Signed in:',
    demo: 'Demo. All people and documents are invented.',
    about:
      'Knutepunkt shows Norwegian records, patient summaries from other countries in Europe, and what Norway’s health councils decide. Documents can be validated and systems tried here too.',
    missing: 'Some texts are missing in Northern Sámi. They are shown in Norwegian bokmål.',
  },
})

/** What each role is called. */
const roleTexts = texts<Record<Role, string>>({
  nb: {
    doctor: 'lege',
    nurse: 'sykepleier',
    pharmacist: 'farmasøyt',
    'health-professional': 'helsepersonell',
    citizen: 'innbygger',
    secretary: 'helsesekretær',
    operator: 'driftsansvarlig',
    'council-member': 'rådsmedlem',
    'council-secretary': 'rådssekretær',
    'council-administrator': 'rådsadministrator',
  },
  nn: {
    doctor: 'lege',
    nurse: 'sjukepleiar',
    pharmacist: 'farmasøyt',
    'health-professional': 'helsepersonell',
    citizen: 'innbyggjar',
    secretary: 'helsesekretær',
    operator: 'driftsansvarleg',
    'council-member': 'rådsmedlem',
    'council-secretary': 'rådssekretær',
    'council-administrator': 'rådsadministrator',
  },
  se: { doctor: 'doavttir' },
  en: {
    doctor: 'doctor',
    nurse: 'nurse',
    pharmacist: 'pharmacist',
    'health-professional': 'health professional',
    citizen: 'citizen',
    secretary: 'medical secretary',
    operator: 'operator',
    'council-member': 'council member',
    'council-secretary': 'council secretary',
    'council-administrator': 'council administrator',
  },
})

/** What those are called whose category (Volven 9060) says more than their role. */
const categoryTexts = texts<Readonly<Record<string, string>>>({
  nb: {
    JO: 'jordmor',
    TL: 'tannlege',
    PS: 'psykolog',
    FT: 'fysioterapeut',
    VP: 'vernepleier',
    HF: 'helsefagarbeider',
  },
  nn: {
    JO: 'jordmor',
    TL: 'tannlege',
    PS: 'psykolog',
    FT: 'fysioterapeut',
    VP: 'vernepleiar',
    HF: 'helsefagarbeidar',
  },
  se: {},
  en: {
    JO: 'midwife',
    TL: 'dentist',
    PS: 'psychologist',
    FT: 'physiotherapist',
    VP: 'social educator',
    HF: 'healthcare worker',
  },
})

/** What somebody is, in a word. */
export function occupationOf({ role, authorizations }: Pick<SignedIn, 'role' | 'authorizations'>, language: Language) {
  const category = nearestAuthorization(role, authorizations)
  return (category === undefined ? undefined : categoryTexts(language)[category]) ?? roleTexts(language)[role]
}
