import { texts } from '../../protocols/web/language.ts'

/** Texts of the front page. */
export const frontTexts = texts({
  nb: {
    emptyTitle: 'Ingenting for deg her ennå',
    empty: (role: string) => `Du er logget inn som ${role}. Foreløpig er Knutepunkt bare for leger og sykepleiere.`,
    title: 'Hva skal du gjøre?',
    foreignPatient: 'Utenlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringen fra et annet land på norsk, med originalen ved siden av.',
  },
  nn: {
    emptyTitle: 'Ingenting for deg her enno',
    empty: (role) => `Du er logga inn som ${role}. Førebels er Knutepunkt berre for legar og sjukepleiarar.`,
    title: 'Kva skal du gjere?',
    foreignPatient: 'Utanlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringa frå eit anna land på norsk, med originalen ved sida av.',
  },
  en: {
    emptyTitle: 'Nothing for you here yet',
    empty: (role) => `You are signed in as ${role}. What Knutepunkt can do now is for doctors and nurses.`,
    title: 'What do you want to do?',
    foreignPatient: 'Foreign patient',
    foreignPatientAbout:
      'Read the patient summary from another country in Norwegian or English, with the original beside it.',
  },
})
