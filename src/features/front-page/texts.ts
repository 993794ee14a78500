import { texts } from '../../protocols/web/language.ts'

/** Texts of the front page. */
export const frontTexts = texts({
  nb: {
    title: 'Hva skal du gjøre?',
    foreignPatient: 'Utenlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringen fra et annet land på norsk, med originalen ved siden av.',
  },
  nn: {
    title: 'Kva skal du gjere?',
    foreignPatient: 'Utanlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringa frå eit anna land på norsk, med originalen ved sida av.',
  },
  en: {
    title: 'What do you want to do?',
    foreignPatient: 'Foreign patient',
    foreignPatientAbout:
      'Read the patient summary from another country in Norwegian or English, with the original beside it.',
  },
})
