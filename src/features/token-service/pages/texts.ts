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
