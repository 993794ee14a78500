import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowedIn } from './extension-context.ts'
import type { Place } from './place.ts'

const root: Place = {
  parent: undefined,
  name: 'Patient',
  index: -1,
  type: 'Patient',
  form: 'resource',
  definedAt: 'Patient',
  stem: 0,
  value: { resourceType: 'Patient' },
  sibling: undefined,
}
const below = (parent: Place, name: string, type: string, more: Partial<Place> = {}): Place => ({
  ...root,
  parent,
  name,
  type,
  form: 'complex',
  definedAt: `${parent.type}.${name}`,
  value: {},
  ...more,
})

const name = below(root, 'name', 'HumanName')
const family = below(name, 'family', 'string', { form: 'primitive', value: 'x' })
const onset = below({ ...root, type: 'Condition', definedAt: 'Condition' }, 'onsetAge', 'Age', {
  stem: 5,
  definedAt: 'Condition.onset[x]',
})
const entry = below({ ...root, type: 'Bundle', definedAt: 'Bundle' }, 'entry', 'BackboneElement', { form: 'element' })
const inEntry: Place = { ...root, parent: entry, name: 'resource' }
const extension = below(root, 'extension', 'Extension', { value: { url: 'urn:a' } })
const valued = below(extension, 'valueAddress', 'Address', { stem: 5, definedAt: 'Extension.value[x]' })
const noExtension = below(root, 'name', 'HumanName', { value: { url: 'urn:a' } })

/** [the kind of context, its expression, what holds the extension, whether it may] */
const cases = [
  ['element', 'Element', family, true],
  ['element', 'Patient', root, true],
  ['element', 'Resource', root, true],
  ['element', 'DomainResource', inEntry, true],
  ['element', 'Resource', name, false],
  ['element', 'Organization', root, false],
  ['element', 'HumanName', name, true],
  ['element', 'Patient.name', name, true],
  ['element', 'http://hl7.org/fhir/StructureDefinition/Patient#Patient.name', name, true],
  ['element', 'Patient.name.family', family, true],
  ['element', 'HumanName.family', family, true],
  ['element', 'Patient.contact', name, false],
  ['element', 'Age', onset, true],
  ['element', 'Quantity', onset, true],
  ['element', 'Quantity', name, false],
  ['element', 'Condition.onset[x]', onset, true],
  ['element', 'Condition.onset', onset, true],
  ['element', 'Condition.onsetAge', onset, true],
  ['element', 'Patient.', name, false],
  ['element', 'Patient.na', name, false],
  ['element', 'Patient.na[x]', name, false],
  ['element', 'Bundle.entry.resource', inEntry, false],
  ['extension', 'urn:a', extension, true],
  ['extension', 'urn:a#part', extension, true],
  ['extension', 'urn:a', valued, true],
  ['extension', 'urn:b', extension, false],
  ['extension', 'urn:a', noExtension, false],
  ['extension', 'urn:a', family, false],
  ['fhirpath', 'anything', name, true],
] as const

for (const [type, expression, holder, expected] of cases) {
  const told = expected ? 'allows' : 'does not allow'
  test(`defining-extensions.html#context: ${type} ${expression} ${told} ${holder.name} of type ${holder.type}`, () => {
    assert.equal(allowedIn(holder, [{ type, expression }]), expected)
  })
}

test('defining-extensions.html#context: one of several is enough', () => {
  const contexts = ['Organization', 'Patient'].map((expression) => ({ type: 'element', expression }) as const)
  assert.equal(allowedIn(root, contexts), true)
  assert.equal(allowedIn(root, []), false)
})
