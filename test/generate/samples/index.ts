import { portugal } from './pt.ts'

/** The documents the demo shows, by file name under `samples`. */
export const samples: readonly { readonly file: string; readonly document: string }[] = [
  { file: 'pt-ps-l3.xml', document: portugal },
]
