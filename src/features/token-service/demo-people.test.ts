import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoPeople } from './demo-people.ts'

test('item 5: there is a demo person for each role', () => {
  const council = ['council-administrator', 'council-member', 'council-secretary']
  const roles = ['citizen', ...council, 'doctor', 'nurse', 'operator', 'pharmacist', 'secretary']
  assert.deepEqual([...new Set(demoPeople.map(({ role }) => role))].toSorted(), roles)
})
