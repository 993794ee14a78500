import type { FindingTexts } from '../../finding.ts'

/** What is said of the resources of one document, held against each other. */
export const contentTexts: FindingTexts = {
  'document-other-patient': {
    en: {
      message: 'This resource is about another patient than the document.',
      hint: 'Refer to the patient the document is about, or keep the resource out of this document.',
    },
    nb: {
      message: 'Denne ressursen gjelder en annen pasient enn dokumentet.',
      hint: 'Vis til pasienten dokumentet gjelder, eller hold ressursen utenfor dokumentet.',
    },
    nn: {
      message: 'Denne ressursen gjeld ein annan pasient enn dokumentet.',
      hint: 'Vis til pasienten dokumentet gjeld, eller hald ressursen utanfor dokumentet.',
    },
  },
  'section-without-narrative': {
    en: {
      message: 'The section lists resources but has no readable text.',
      hint: 'Give the section a text that says what it lists.',
    },
    nb: {
      message: 'Seksjonen fører opp ressurser, men har ingen lesbar tekst.',
      hint: 'Gi seksjonen en tekst som forteller hva den fører opp.',
    },
    nn: {
      message: 'Seksjonen fører opp ressursar, men har ingen lesbar tekst.',
      hint: 'Gi seksjonen ein tekst som fortel kva han fører opp.',
    },
  },
  'report-result-unfinished': {
    en: {
      message: 'The report is final, but this result of it is not.',
      hint: 'Give the report the status partial or preliminary, or the result a final status.',
    },
    nb: {
      message: 'Rapporten er endelig, men dette resultatet i den er det ikke.',
      hint: 'Gi rapporten status partial eller preliminary, eller resultatet en endelig status.',
    },
    nn: {
      message: 'Rapporten er endeleg, men dette resultatet i han er det ikkje.',
      hint: 'Gi rapporten status partial eller preliminary, eller resultatet ein endeleg status.',
    },
  },
  'report-unfinished-in-final-document': {
    en: {
      message: 'The document is final, but the report in it is not.',
      hint: 'Let Composition and DiagnosticReport say the same about their status.',
    },
    nb: {
      message: 'Dokumentet er endelig, men rapporten i det er det ikke.',
      hint: 'La Composition og DiagnosticReport si det samme om status.',
    },
    nn: {
      message: 'Dokumentet er endeleg, men rapporten i det er det ikkje.',
      hint: 'La Composition og DiagnosticReport seie det same om status.',
    },
  },
  'report-result-unlisted': {
    en: {
      message: 'The section lists a result that is not among the results of the report.',
      hint: 'Add it to DiagnosticReport.result, or as a member of one that is there.',
    },
    nb: {
      message: 'Seksjonen fører opp et resultat som ikke er blant rapportens resultater.',
      hint: 'Legg det til i DiagnosticReport.result, eller som del av et resultat som står der.',
    },
    nn: {
      message: 'Seksjonen fører opp eit resultat som ikkje er mellom resultata i rapporten.',
      hint: 'Legg det til i DiagnosticReport.result, eller som del av eit resultat som står der.',
    },
  },
  'imaging-uid-malformed': {
    en: {
      message: 'This is not a DICOM UID: numbers parted by dots, no leading zeros, at most 64 characters.',
      hint: 'Copy the UID from the image object, without urn:oid:.',
    },
    nb: {
      message: 'Dette er ikke en DICOM-UID: tall skilt med punktum, ingen ledende nuller, høyst 64 tegn.',
      hint: 'Kopier UID-en fra bildeobjektet, uten urn:oid:.',
    },
    nn: {
      message: 'Dette er ikkje ein DICOM-UID: tal skilde med punktum, ingen nullar føre tala, høgst 64 teikn.',
      hint: 'Kopier UID-en frå bileteobjektet, utan urn:oid:.',
    },
  },
  'imaging-uid-again': {
    en: {
      message: 'Another series or instance of the study has the same UID.',
      hint: 'Give every series and instance its own UID, or list it once.',
    },
    nb: {
      message: 'En annen serie eller instans i undersøkelsen har samme UID.',
      hint: 'Gi hver serie og instans sin egen UID, eller før den opp én gang.',
    },
    nn: {
      message: 'Ein annan serie eller instans i undersøkinga har same UID.',
      hint: 'Gi kvar serie og instans sin eigen UID, eller før han opp éin gong.',
    },
  },
  'imaging-count-too-small': {
    en: {
      message: 'The number given is smaller than what is listed, {listed}.',
      hint: 'Give at least the number that is listed.',
    },
    nb: {
      message: 'Antallet som er oppgitt, er mindre enn det som er ført opp, {listed}.',
      hint: 'Oppgi minst antallet som er ført opp.',
    },
    nn: {
      message: 'Talet som er oppgitt, er mindre enn det som er ført opp, {listed}.',
      hint: 'Oppgi minst talet som er ført opp.',
    },
  },
  'imaging-modality-unlisted': {
    en: { message: 'The study does not list the modality of this series.', hint: 'Add it to ImagingStudy.modality.' },
    nb: {
      message: 'Undersøkelsen fører ikke opp denne seriens modalitet.',
      hint: 'Legg den til i ImagingStudy.modality.',
    },
    nn: {
      message: 'Undersøkinga fører ikkje opp modaliteten til denne serien.',
      hint: 'Legg han til i ImagingStudy.modality.',
    },
  },
  'imaging-nowhere-to-fetch': {
    en: {
      message: 'The manifest does not say where the images can be fetched.',
      hint: 'Give the study, or each series, an endpoint.',
    },
    nb: {
      message: 'Manifestet sier ikke hvor bildene kan hentes.',
      hint: 'Gi undersøkelsen, eller hver serie, et endepunkt.',
    },
    nn: {
      message: 'Manifestet seier ikkje kvar bileta kan hentast.',
      hint: 'Gi undersøkinga, eller kvar serie, eit endepunkt.',
    },
  },
  'prescription-group-differs': {
    en: {
      message:
        'Items of one prescription are written by one person, for one patient, at one time; this differs from the first item.',
      hint: 'Correct it, or give the item a group identifier of its own.',
    },
    nb: {
      message:
        'Linjene i en resept er skrevet av én person, for én pasient, på én gang; dette avviker fra den første linjen.',
      hint: 'Rett det, eller gi linjen sin egen groupIdentifier.',
    },
    nn: {
      message:
        'Linjene i ein resept er skrivne av éin person, for éin pasient, på éin gong; dette skil seg frå den første linja.',
      hint: 'Rett det, eller gi linja sin eigen groupIdentifier.',
    },
  },
  'dispensed-before-prescribed': {
    en: { message: 'The medicine is handed over before it was prescribed.', hint: 'Check both dates.' },
    nb: { message: 'Legemidlet er utlevert før det ble forskrevet.', hint: 'Sjekk begge datoene.' },
    nn: { message: 'Legemiddelet er utlevert før det vart skrive resept på det.', hint: 'Sjekk begge datoane.' },
  },
}
