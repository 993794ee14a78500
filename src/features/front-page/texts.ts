import { texts } from '../../protocols/web/language.ts'

/** Texts of the front page. */
export const frontTexts = texts({
  nb: {
    title: 'Hva skal du gjøre?',
    foreignPatient: 'Utenlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringen fra et annet land på norsk, med originalen ved siden av.',
    cases: 'Saker og vedtak',
    casesAbout:
      'Finn hva rådene har bestemt om en sak, hva som ble foreslått, og hva som skal følges opp. Åpent for alle.',
    councilWork: 'Rådsarbeid',
    councilWorkAbout:
      'Les papirene og gi innspill som medlem. Planlegg møter, skriv saker og før referat i sekretariatet.',
  },
  nn: {
    title: 'Kva skal du gjere?',
    foreignPatient: 'Utanlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringa frå eit anna land på norsk, med originalen ved sida av.',
    cases: 'Saker og vedtak',
    casesAbout:
      'Finn kva råda har bestemt om ei sak, kva som vart foreslått, og kva som skal følgjast opp. Ope for alle.',
    councilWork: 'Rådsarbeid',
    councilWorkAbout: 'Les papira og gi innspel som medlem. Planlegg møte, skriv saker og før referat i sekretariatet.',
  },
  en: {
    title: 'What do you want to do?',
    foreignPatient: 'Foreign patient',
    foreignPatientAbout:
      'Read the patient summary from another country in Norwegian or English, with the original beside it.',
    cases: 'Cases and decisions',
    casesAbout:
      'Find what the councils have decided, what was proposed, and what is to be followed up. Open to everybody.',
    councilWork: 'Council work',
    councilWorkAbout:
      'Read the papers and give input as a member. Plan meetings, write cases and keep minutes in the secretariat.',
  },
})
