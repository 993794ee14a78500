import { texts } from '../../../protocols/web/language.ts'

/** HL7 v3 ActStatus: how far an act has come. Says nothing of whether a disease or an allergy is over. */
export const statusTexts = texts({
  nb: {
    active: 'aktiv',
    completed: 'fullført',
    suspended: 'satt på vent',
    aborted: 'avbrutt',
    cancelled: 'avlyst',
    held: 'ikke startet',
    new: 'ny',
    normal: 'vanlig',
    nullified: 'ugyldiggjort',
    obsolete: 'erstattet',
  },
  nn: {
    active: 'aktiv',
    completed: 'fullført',
    suspended: 'sett på vent',
    aborted: 'avbroten',
    cancelled: 'avlyst',
    held: 'ikkje starta',
    new: 'ny',
    normal: 'vanleg',
    nullified: 'gjord ugyldig',
    obsolete: 'erstatta',
  },
  en: {
    active: 'active',
    completed: 'completed',
    suspended: 'suspended',
    aborted: 'aborted',
    cancelled: 'cancelled',
    held: 'held',
    new: 'new',
    normal: 'normal',
    nullified: 'nullified',
    obsolete: 'obsolete',
  },
})
