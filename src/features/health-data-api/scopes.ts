/** What a client may be granted, by resource type: `r` to read, `s` to search (EU Health Data API, transactions). */
const offered = { Patient: 'rs', DocumentReference: 'rs', Binary: 'r', Bundle: 'r' } as const

type ResourceType = keyof typeof offered

/** What an interaction needs. */
export type NeededScope = { readonly type: ResourceType; readonly letter: 'r' | 's' }

/** As the discovery documents name them (SMART App Launch 2.2, system scopes). */
export const offeredScopes: readonly string[] = Object.entries(offered).map(written)

/** Older words for reading and searching (SMART App Launch 1.0). */
const older: Readonly<Record<string, string>> = { read: 'rs' }

/**
 * What of a request is granted: what is asked for and offered both. No wildcard of types, since a client shall say what it
 * is here for.
 */
export function grantedOf(requested: string): string {
  const asked = requested.split(' ').map(parts)
  return Object.entries(offered)
    .map(([type, letters]): readonly [string, string] => {
      const wanted = asked.filter(([each]) => each === type).map(([, each]) => older[each] ?? each)
      return [type, [...letters].filter((letter) => wanted.some((each) => each.includes(letter))).join('')]
    })
    .filter(([, letters]) => letters !== '')
    .map(written)
    .join(' ')
}

/** Whether a token's scope is enough. */
export function holds(scope: string, { type, letter }: NeededScope): boolean {
  return scope
    .split(' ')
    .map(parts)
    .some(([each, letters]) => each === type && letters.includes(letter))
}

function written([type, letters]: readonly [string, string]): string {
  return `system/${type}.${letters}`
}

function parts(scope: string): readonly [type: string, letters: string] {
  const [, type = '', letters = ''] = /^system\/([A-Za-z]+)\.([a-z]+)$/.exec(scope) ?? []
  return [type, letters]
}
