import type { Packages } from '../../features/document-validation/packages.ts'
import type { Terminal } from '../command.ts'
import { usage } from './validate-words.ts'

/**
 * The profiles that `--profile` names, by canonical URL. An address that nobody knows stays what it is, an error in each
 * document, and the nearest one is said.
 *
 * @throws Problem `usage` where a name that is no address leads to no profile, or to several
 */
export async function profilesNamed(
  typed: readonly string[],
  packages: Packages,
  { say }: Pick<Terminal, 'say'>,
): Promise<readonly string[]> {
  if (typed.length === 0) return []
  // Read only where one is named: the tables of all guides take longer than a small document.
  const { profileNamed, profilesIn } = await import('../../features/document-validation/known-profiles.ts')
  const known = profilesIn(packages)
  return typed.map((each) => {
    const found = profileNamed(each, known)
    if (found.is === 'known') return found.canonical
    if (found.is === 'ambiguous') throw usage(`Several profiles have that name: ${found.canonicals.join(', ')}`)
    const meant = found.nearest === undefined ? '' : `. Did you mean ${found.nearest}?`
    if (!each.includes('/')) throw usage(`--profile names a profile that no package has${meant}`)
    if (meant !== '') say(`--profile ${each} is in no package${meant}`)
    return each
  })
}
