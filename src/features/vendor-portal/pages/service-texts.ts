import { type Language, type Text, text, texts } from '../../../protocols/web/language.ts'
import type { NationalService } from '../../national-services/index.ts'

const words = texts({
  nb: {
    'critical-information':
      'Det alle som behandler en person, må vite straks: allergier, kritiske tilstander og implantater.',
    'medication-list': 'Pasientens legemiddelliste: hva som er i bruk, hva som er slutt, og hvem som har ansvaret.',
    'test-results': 'Svar fra laboratorier, med det personen har bestemt om dem.',
    documents: 'Journaldokumenter: søk, les og lever.',
    'document-repository': 'Journaldokumenter: lever et dokument, med metadata.',
    requisitions: 'Det som er rekvirert og ikke svart på ennå.',
    measurements: 'Målinger hjemme, på sykehjem og fra utstyr.',
    vaccinations: 'Vaksiner som er gitt.',
    'diagnoses-and-procedures': 'Diagnoser og prosedyrer fra sykehus og kommuner.',
    'maternity-record': 'Digitalt helsekort for gravide.',
    'person-register': 'Folkeregisteropplysninger: person, familie, verge og adresse.',
    'privacy-settings': 'Samtykke, reservasjon og sperring.',
    'powers-of-attorney': 'Fullmakter mellom innbyggere.',
    'welfare-technology': 'Velferdsteknologi: journalfør varsler, og send målinger hjemmefra videre.',
  },
  nn: {
    'critical-information':
      'Det alle som behandlar ein person, må vite straks: allergiar, kritiske tilstandar og implantat.',
    'medication-list': 'Legemiddellista til pasienten: kva som er i bruk, kva som er slutt, og kven som har ansvaret.',
    'test-results': 'Svar frå laboratorium, med det personen har bestemt om dei.',
    documents: 'Journaldokument: søk, les og lever.',
    'document-repository': 'Journaldokument: lever eit dokument, med metadata.',
    requisitions: 'Det som er rekvirert og ikkje svara på enno.',
    measurements: 'Målingar heime, på sjukeheim og frå utstyr.',
    vaccinations: 'Vaksinar som er gjevne.',
    'diagnoses-and-procedures': 'Diagnosar og prosedyrar frå sjukehus og kommunar.',
    'maternity-record': 'Digitalt helsekort for gravide.',
    'person-register': 'Folkeregisteropplysningar: person, familie, verje og adresse.',
    'privacy-settings': 'Samtykke, reservasjon og sperring.',
    'powers-of-attorney': 'Fullmakter mellom innbyggjarar.',
    'welfare-technology': 'Velferdsteknologi: journalfør varsel, og send målingar heimanfrå vidare.',
  },
  en: {
    'critical-information':
      'What all who treat a person must know at once: allergies, critical conditions and implants.',
    'medication-list': 'The patient’s medication list: what is in use, what has ended, and who is responsible.',
    'test-results': 'Answers of laboratories, with what the person has decided about them.',
    documents: 'Documents of health records: search, read and hand in.',
    'document-repository': 'Documents of health records: hand one in, with its metadata.',
    requisitions: 'What was requested and is not answered yet.',
    measurements: 'Measurements at home, in nursing homes and by devices.',
    vaccinations: 'Vaccines given.',
    'diagnoses-and-procedures': 'Diagnoses and procedures of hospitals and municipalities.',
    'maternity-record': 'The digital health card of pregnancy.',
    'person-register': 'The population register: person, family, guardian and address.',
    'privacy-settings': 'Consent, reservation and restriction.',
    'powers-of-attorney': 'Powers of attorney between citizens.',
    'welfare-technology': 'Welfare technology: journal alarms, and send measurements from homes on.',
  },
})

/** What a service is for, in the reader's language; in the contract's own English where nobody has written it yet. */
export function serviceWords({ id, what }: NationalService, language: Language): Text {
  const said: Readonly<Record<string, Text>> = words(language)
  return said[id] ?? contractWords(what, language)
}

/** What a contract says, which is English. */
export function contractWords(what: string, language: Language): Text {
  return text(what, 'en', language !== 'en')
}

/** What a service calls itself, which is Norwegian. */
export function serviceTitle({ title }: NationalService, language: Language): Text {
  return text(title, 'nb', language !== 'nb')
}
