import type { Place } from './place.ts'
import type { Walk } from './walk.ts'

/** An extension against the definition its URL names. */
export function checkExtension(_walk: Walk, _place: Place): void {}
