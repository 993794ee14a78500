import { cyprus } from './cy.ts'
import { czechia } from './cz.ts'
import { finlandInFinnish, finlandInSwedish } from './fi.ts'
import { greece } from './gr.ts'
import { luxembourg } from './lu.ts'
import { norway } from './no.ts'
import { poland } from './pl.ts'
import { portugal } from './pt.ts'
import { portugalUnstructured } from './pt-l1.ts'

/** The documents the demo shows, by file name under `samples`, and who they are about. */
export const samples: readonly { readonly file: string; readonly about: string; readonly document: string }[] = [
  {
    file: 'pt-ps-l3.xml',
    about: 'Portugal, wave 7: warfarin, pacemaker, anaphylaxis to penicillin; every section',
    document: portugal,
  },
  {
    file: 'pt-ps-l1.xml',
    about: 'The same summary as a PDF (L1), paired with the structured one',
    document: portugalUnstructured,
  },
  {
    file: 'fi-ps-l3.xml',
    about: 'Finland, wave 6, Finnish: type 1 diabetes on insulin, artificial lens, no known allergies',
    document: finlandInFinnish,
  },
  { file: 'fi-ps-l3-sv.xml', about: 'The same patient, Swedish as spoken in Finland', document: finlandInSwedish },
  {
    file: 'cz-ps-l3.xml',
    about: 'Czechia, wave 5: a boy with haemophilia A, his guardian, codes nobody could map',
    document: czechia,
  },
  {
    file: 'gr-ps-l3.xml',
    about: 'Greece, Greek script: unknown, not asked, masked, no information, empty and missing sections',
    document: greece,
  },
  {
    file: 'lu-ps-l3.xml',
    about: 'Luxembourg, wave 7, French: pregnant, latex allergy, combination packs, infusion',
    document: luxembourg,
  },
  {
    file: 'no-ps-l3.xml',
    about: 'Norway, wave 7, bokmål: atrial fibrillation on apixaban, anaphylaxis to penicillin, hip prosthesis',
    document: norway,
  },
  {
    file: 'pl-ps-l3.xml',
    about: 'Poland, wave 7, Polish: asthma, anaphylaxis to peanut, adrenaline pen',
    document: poland,
  },
  {
    file: 'cy-ps-l3.xml',
    about: 'Cyprus, wave 7, Greek: heart failure after an infarction, stent, contrast medium not tolerated',
    document: cyprus,
  },
]
