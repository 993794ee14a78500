import type { JsonObject } from './definitions.ts'
import type { Place } from './place.ts'
import type { Rule } from './program.ts'
import { readMember } from './read-members.ts'
import { report, type Walk } from './walk.ts'

/**
 * The members of a value that a profile's type has not, where the profile is of another type than the value. Each is told
 * of where it stands, as the Java validator does; what both types have is no fault.
 *
 * @param own the members of the value's own type
 */
export function reportForeignMembers(walk: Walk, place: Place, own: Rule, type: string): void {
  const allowed = walk.run.programs.type(type)?.root.properties
  if (!allowed) return
  for (const name in place.value as JsonObject) {
    const property = own.properties.get(name)
    if (!property || allowed.has(name)) continue
    const main = property.sibling ? property.beside : name
    if (property.sibling && Object.hasOwn(place.value as JsonObject, main)) continue
    for (const member of readMember(place, property, () => {})) {
      const parameters = { name: main, type }
      report(walk, member, [{ code: 'element-of-other-type', severity: 'error', parameters }])
    }
  }
}
