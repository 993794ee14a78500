import { texts } from '../../../protocols/web/language.ts'

/** Why something was not done to an identity, by the code of the Problem. */
export const refusalTexts = texts({
  nb: {
    'identity-itself': 'Det er allerede én og samme identitet.',
    'identity-merged-already': 'En av dem er slått sammen med en annen. Åpne den, og se historikken.',
    'identity-has-merged': 'Begge er slått sammen av flere. Ta den ene fra hverandre først.',
    'identity-not-merged': 'De er ikke slått sammen nå. Noen kan ha tatt dem fra hverandre imens.',
    'identity-number-known': 'Nummeret står her fra før.',
    'identity-two-numbers-of-one-register':
      'Personen har et annet nummer i det samme registeret. To numre der er to personer, til registeret sier noe annet.',
    'identity-changed':
      'Noen endret dette imens, eller nummeret tilhører en annen. Se på siden slik den er nå, og prøv igjen.',
    'identity-reason-missing': 'Skriv hvorfor. Den som ser dette senere, må kunne forstå det.',
    'national-number-digits': 'Et fødselsnummer eller D-nummer er 11 siffer.',
    'national-number-date': 'Nummeret begynner ikke med en dato som finnes. Se etter om to siffer er byttet om.',
    'national-number-check': 'Kontrollsifrene stemmer ikke. Se etter om et siffer er feil.',
    'number-of-real-shape':
      'Her er alle oppdiktet, og dette kan være nummeret til en virkelig person. Bruk et testnummer.',
  },
  nn: {
    'identity-itself': 'Det er alt éin og same identitet.',
    'identity-merged-already': 'Ein av dei er slått saman med ein annan. Opne han, og sjå historikken.',
    'identity-has-merged': 'Begge er slått saman av fleire. Ta den eine frå kvarandre først.',
    'identity-not-merged': 'Dei er ikkje slått saman no. Nokon kan ha teke dei frå kvarandre imens.',
    'identity-number-known': 'Nummeret står her frå før.',
    'identity-two-numbers-of-one-register':
      'Personen har eit anna nummer i det same registeret. To nummer der er to personar, til registeret seier noko anna.',
    'identity-changed':
      'Nokon endra dette imens, eller nummeret høyrer til ein annan. Sjå på sida slik ho er no, og prøv att.',
    'identity-reason-missing': 'Skriv kvifor. Den som ser dette seinare, må kunne forstå det.',
    'national-number-digits': 'Eit fødselsnummer eller D-nummer er 11 siffer.',
    'national-number-date': 'Nummeret byrjar ikkje med ein dato som finst. Sjå etter om to siffer er bytte om.',
    'national-number-check': 'Kontrollsifra stemmer ikkje. Sjå etter om eit siffer er feil.',
    'number-of-real-shape':
      'Her er alle oppdikta, og dette kan vere nummeret til ein verkeleg person. Bruk eit testnummer.',
  },
  en: {
    'identity-itself': 'They are one and the same identity already.',
    'identity-merged-already': 'One of them is merged with another. Open it, and see the history.',
    'identity-has-merged': 'Both are merged from several. Take one of them apart first.',
    'identity-not-merged': 'They are not merged now. Somebody may have taken them apart meanwhile.',
    'identity-number-known': 'The number is here already.',
    'identity-two-numbers-of-one-register':
      'The person has another number in the same register. Two numbers there are two people, until the register says otherwise.',
    'identity-changed':
      'Somebody changed this meanwhile, or the number belongs to somebody else. Look at the page as it is now, and try again.',
    'identity-reason-missing': 'Write why. Whoever sees this later must be able to understand it.',
    'national-number-digits': 'A Norwegian national number or D-number is 11 digits.',
    'national-number-date': 'The number does not begin with a date that exists. See whether two digits were swapped.',
    'national-number-check': 'The check digits do not hold. See whether a digit is wrong.',
    'number-of-real-shape':
      'Everybody here is invented, and this may be the number of a real person. Use a number for tests.',
  },
})

/** A refusal that is told on the page it was asked on. */
export type RefusalCode = keyof ReturnType<typeof refusalTexts>

/** Whether a code is told on the page. */
export function isRefusal(code: string): code is RefusalCode {
  return code in refusalTexts('nb')
}
