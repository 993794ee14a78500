import { texts } from '../../../protocols/web/language.ts'

/** Texts of long lists. */
export const narrowTexts = texts({
  nb: {
    council: 'Råd',
    year: 'År',
    all: 'Alle',
    show: 'Vis',
    shown: (some: number, all: number) => `Viser ${some} av ${all}. Velg råd og år for å se de andre.`,
  },
  nn: {
    council: 'Råd',
    year: 'År',
    all: 'Alle',
    show: 'Vis',
    shown: (some, all) => `Viser ${some} av ${all}. Vel råd og år for å sjå dei andre.`,
  },
  en: {
    council: 'Council',
    year: 'Year',
    all: 'All',
    show: 'Show',
    shown: (some, all) => `Shows ${some} of ${all}. Choose a council and a year to see the others.`,
  },
})
