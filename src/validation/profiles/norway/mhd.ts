import { needed, none } from '../rows.ts'
import type { Guide } from '../table.ts'

const MINIMAL = 'IHE.MHD.Minimal.DocumentReference'

/**
 * The reference to a document that Pasientens journaldokumenter answers with, as IHE's profile Mobile access to Health
 * Documents asks of the least that a reference holds.
 *
 * @see https://profiles.ihe.net/ITI/MHD/4.2.2/StructureDefinition-IHE.MHD.Minimal.DocumentReference.html
 */
export const mhd: Guide = {
  package: 'ihe.iti.mhd',
  version: '4.2.2',
  canonical: 'https://profiles.ihe.net/ITI/MHD',
  reading: {
    sure: 'described',
    from: ['https://profiles.ihe.net/ITI/MHD/4.2.2/'],
    covers: {
      nb: 'At en dokumentreferanse har ett dokument, med type og adresse, og en egen identifikator. Ikke med: forfattere, kontrollsummer og utvidelsene for XDS-metadata.',
      nn: 'At ein dokumentreferanse har eitt dokument, med type og adresse, og ein eigen identifikator. Ikkje med: forfattarar, kontrollsummar og utvidingane for XDS-metadata.',
      en: 'That a reference has one document, with its media type and address, and an identifier of its own. Left out: authors, hashes and the extensions for metadata of XDS.',
    },
  },
  profiles: {
    [MINIMAL]: {
      of: 'DocumentReference',
      elements: {
        masterIdentifier: needed,
        content: { card: '1..1' },
        'content.attachment.contentType': needed,
        'content.attachment.url': needed,
        'content.attachment.data': none,
      },
    },
  },
}
