import type { Said } from './summary-view.ts'

/**
 * How words lead up to their qualifier in brackets: «elveblest (urtikaria, alvorlig)», not two pairs of brackets after
 * each other. The bracket that closes stands after the qualifier; without a qualifier the words are as they are.
 */
export function beforeQualifier({ text, qualifier }: Said): { readonly text: string; readonly between: string } {
  const inBrackets = qualifier !== undefined && /\([^()]*\)$/.test(text)
  return inBrackets ? { text: text.slice(0, -1), between: ', ' } : { text, between: ' (' }
}
