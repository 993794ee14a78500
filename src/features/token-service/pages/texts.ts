import { texts } from '../../../protocols/web/language.ts'

/** Texts of the page where one chooses whom to be. */
export const choiceTexts = texts({
  nb: {
    title: 'Logg inn',
    lead: 'Velg hvem du vil være. Alle personene er oppdiktet, og du trenger ikke passord.',
    hpr: 'HPR-nummer',
  },
  nn: {
    title: 'Logg inn',
    lead: 'Vel kven du vil vere. Alle personane er oppdikta, og du treng ikkje passord.',
    hpr: 'HPR-nummer',
  },
  se: { title: 'Logge sisa' },
  en: {
    title: 'Sign in',
    lead: 'Choose who you want to be. All of these people are invented, and you need no password.',
    hpr: 'HPR number',
  },
})

/** Texts of the page where one says which citizen one is. */
export const citizenTexts = texts({
  nb: {
    title: 'Logg inn som innbygger',
    lead: 'Her logger oppdiktede innbyggere inn, slik de gjør i ID-porten. Ingen trenger passord.',
    pid: 'Fødselsnummer eller D-nummer',
    help: 'Bare syntetiske numre: 80 er lagt til måneden, som i Tenor.',
    level: 'Sikkerhetsnivå',
    'idporten-loa-high': 'høyt, som helsetjenestene krever',
    'idporten-loa-substantial': 'betydelig, for å se at de avviser det',
    go: 'Logg inn',
    notANumber: 'Dette er ikke et fødselsnummer eller D-nummer. Skriv elleve sifre.',
    ofRealShape: 'Nummeret kan tilhøre noen. Bruk et syntetisk nummer.',
  },
  nn: {
    title: 'Logg inn som innbyggjar',
    lead: 'Her loggar oppdikta innbyggjarar inn, slik dei gjer i ID-porten. Ingen treng passord.',
    pid: 'Fødselsnummer eller D-nummer',
    help: 'Berre syntetiske nummer: 80 er lagt til månaden, som i Tenor.',
    level: 'Tryggleiksnivå',
    'idporten-loa-high': 'høgt, som helsetenestene krev',
    'idporten-loa-substantial': 'betydeleg, for å sjå at dei avviser det',
    go: 'Logg inn',
    notANumber: 'Dette er ikkje eit fødselsnummer eller D-nummer. Skriv elleve siffer.',
    ofRealShape: 'Nummeret kan tilhøyre nokon. Bruk eit syntetisk nummer.',
  },
  en: {
    title: 'Sign in as a citizen',
    lead: 'Invented citizens sign in here, as they do at ID-porten. Nobody needs a password.',
    pid: 'National identity number or D-number',
    help: 'Synthetic numbers only: 80 is added to the month, as in Tenor.',
    level: 'Level of assurance',
    'idporten-loa-high': 'high, as health services demand',
    'idporten-loa-substantial': 'substantial, to see that they refuse it',
    go: 'Sign in',
    notANumber: 'This is no national identity number or D-number. Write eleven digits.',
    ofRealShape: 'The number may be somebody’s. Use a synthetic number.',
  },
})
