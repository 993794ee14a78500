import { czechia } from './cz.ts'
import { finlandInFinnish, finlandInSwedish } from './fi.ts'
import { portugal } from './pt.ts'

/** The documents the demo shows, by file name under `samples`. */
export const samples: readonly { readonly file: string; readonly document: string }[] = [
  { file: 'pt-ps-l3.xml', document: portugal },
  { file: 'fi-ps-l3.xml', document: finlandInFinnish },
  { file: 'fi-ps-l3-sv.xml', document: finlandInSwedish },
  { file: 'cz-ps-l3.xml', document: czechia },
]
