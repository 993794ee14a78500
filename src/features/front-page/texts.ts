import { texts } from '../../protocols/web/language.ts'

/** Texts of the front page. */
export const frontTexts = texts({
  nb: {
    title: 'Hva skal du gjøre?',
    norwegianPatient: 'Norsk pasient',
    norwegianPatientAbout: 'Les legemidler, kritisk informasjon og prøvesvar fra de nasjonale kildene på én side.',
    foreignPatient: 'Utenlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringen fra et annet land på norsk, med originalen ved siden av.',
    otherCountryAbout: 'Spør hjemlandet om pasientoppsummeringen, med samtykke, og les den på norsk.',
    operation: 'Drift av kontaktpunktet',
    operationAbout: 'Se hvordan hvert land svarer, hva som venter, og hvem kontaktpunktet stoler på.',
    pilot: 'Pilotrapport',
    pilotAbout: 'Se om oppslagene i andre land blir brukt, og om de hjelper.',
    whoIsWho: 'Hvem er pasienten?',
    whoIsWhoAbout: 'Avgjør om pasienter fra andre land er samme person, og legg til D-nummer.',
    cases: 'Saker og vedtak',
    casesAbout:
      'Finn hva rådene har bestemt om en sak, hva som ble foreslått, og hva som skal følges opp. Åpent for alle.',
    validation: 'Valider et dokument',
    validationAbout: 'Sjekk om et dokument følger det europeiske formatet, og hva som må rettes. Åpent for alle.',
    ehrSystem: 'Krav til journalsystemer',
    ehrSystemAbout: 'Finn ut om og fra når EUs krav gjelder for et pasientjournalsystem. Åpent for alle.',
    box: 'Norge i boks',
    boxAbout: 'Prøv de nasjonale tjenestene med kontraktene sine, på oppdiktede mennesker. Åpent for alle.',
    councilWork: 'Rådsarbeid',
    councilWorkAbout:
      'Les papirene og gi innspill som medlem. Planlegg møter, skriv saker og før referat i sekretariatet.',
  },
  nn: {
    title: 'Kva skal du gjere?',
    norwegianPatient: 'Norsk pasient',
    norwegianPatientAbout: 'Les legemiddel, kritisk informasjon og prøvesvar frå dei nasjonale kjeldene på éi side.',
    foreignPatient: 'Utanlandsk pasient',
    foreignPatientAbout: 'Les pasientoppsummeringa frå eit anna land på norsk, med originalen ved sida av.',
    otherCountryAbout: 'Spør heimlandet om pasientoppsummeringa, med samtykke, og les ho på norsk.',
    operation: 'Drift av kontaktpunktet',
    operationAbout: 'Sjå korleis kvart land svarar, kva som ventar, og kven kontaktpunktet stoler på.',
    pilot: 'Pilotrapport',
    pilotAbout: 'Sjå om oppslaga i andre land blir brukte, og om dei hjelper.',
    whoIsWho: 'Kven er pasienten?',
    whoIsWhoAbout: 'Avgjer om pasientar frå andre land er same person, og legg til D-nummer.',
    cases: 'Saker og vedtak',
    casesAbout:
      'Finn kva råda har bestemt om ei sak, kva som vart foreslått, og kva som skal følgjast opp. Ope for alle.',
    validation: 'Valider eit dokument',
    validationAbout: 'Sjekk om eit dokument følgjer det europeiske formatet, og kva som må rettast. Ope for alle.',
    ehrSystem: 'Krav til journalsystem',
    ehrSystemAbout: 'Finn ut om og frå når EU-krava gjeld for eit pasientjournalsystem. Ope for alle.',
    box: 'Noreg i boks',
    boxAbout: 'Prøv dei nasjonale tenestene med kontraktane sine, på oppdikta menneske. Ope for alle.',
    councilWork: 'Rådsarbeid',
    councilWorkAbout: 'Les papira og gi innspel som medlem. Planlegg møte, skriv saker og før referat i sekretariatet.',
  },
  en: {
    title: 'What do you want to do?',
    norwegianPatient: 'Norwegian patient',
    norwegianPatientAbout:
      'Read medicines, critical information and test results from the national sources on one page.',
    foreignPatient: 'Foreign patient',
    foreignPatientAbout:
      'Read the patient summary from another country in Norwegian or English, with the original beside it.',
    otherCountryAbout: 'Ask the home country for the patient summary, with consent, and read it in your language.',
    operation: 'Running the contact point',
    operationAbout: 'See how each country answers, what waits, and whom the contact point trusts.',
    pilot: 'Pilot report',
    pilotAbout: 'See whether the lookups in other countries are used, and whether they help.',
    whoIsWho: 'Who is the patient?',
    whoIsWhoAbout: 'Decide whether patients from other countries are the same person, and add D-numbers.',
    cases: 'Cases and decisions',
    casesAbout:
      'Find what the councils have decided, what was proposed, and what is to be followed up. Open to everybody.',
    validation: 'Validate a document',
    validationAbout:
      'Check whether a document follows the European format, and what must be mended. Open to everybody.',
    ehrSystem: 'Requirements for EHR systems',
    ehrSystemAbout:
      'Find out whether and from when the Union’s requirements apply to an EHR system. Open to everybody.',
    box: 'Norway in a box',
    boxAbout: 'Try the national services with their contracts, on invented people. Open to everybody.',
    councilWork: 'Council work',
    councilWorkAbout:
      'Read the papers and give input as a member. Plan meetings, write cases and keep minutes in the secretariat.',
  },
})
