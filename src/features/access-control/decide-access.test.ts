import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { About, Category, Facts, Release, Role, SignedIn, TreatmentRelation } from '../../protocols/gate/access.ts'
import { decideAccess } from './decide-access.ts'
import { policy } from './policy.ts'

const now = new Date('2026-11-22T10:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const person = (role: Role): SignedIn => ({ visit: 'visit-1', subject: 'subject-1', name: 'Test Person', role })
const treatment: TreatmentRelation = {
  document: 'doc-1',
  confirmedBy: 'subject-1',
  purpose: 'TREATMENT',
  at: hours(-1),
  ends: hours(11),
}
const about = (changes: Partial<TreatmentRelation> | 'no treatment' = {}, visit?: string): About => ({
  kind: 'patient',
  patient: 'key-1',
  document: 'doc-1',
  ...(visit === undefined ? {} : { visit }),
  ...(changes === 'no treatment' ? {} : { treatment: { ...treatment, ...changes } }),
})
const summary: Release = { category: 'patient-summary' }
const noOne: About = { kind: 'no-one' }
const admitted: About = { kind: 'patient', patient: 'key-1', document: 'doc-1', admitted: true }

const rows: readonly (readonly [string, Facts, string, string])[] = [
  ['Art. 11(1): a doctor in treatment', facts(summary, 'doctor', about()), 'permit', 'professional-in-treatment'],
  ['Art. 11(1): a nurse in treatment', facts(summary, 'nurse', about()), 'permit', 'professional-in-treatment'],
  ['Art. 11(3): a pharmacist', facts(summary, 'pharmacist', about()), 'deny', 'role-not-permitted'],
  [
    'Art. 11(3): a pharmacist at the medicine list',
    facts({ category: 'electronic-prescription' }, 'pharmacist', about()),
    'permit',
    'professional-in-treatment',
  ],
  [
    'Art. 11(3): a pharmacist finds a patient of our own',
    facts({ errand: 'norwegian-patient' }, 'pharmacist', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'Art. 11(3): a secretary finds no patient to read about',
    facts({ errand: 'norwegian-patient' }, 'secretary', noOne),
    'deny',
    'role-not-permitted',
  ],
  ['Art. 11(3): a secretary', facts(summary, 'secretary', about()), 'deny', 'role-not-permitted'],
  ['Art. 11(3): an operator', facts(summary, 'operator', about()), 'deny', 'role-not-permitted'],
  ['Art. 11(3): a citizen', facts(summary, 'citizen', about()), 'deny', 'role-not-permitted'],
  ['Art. 3: a citizen at their own data', facts(summary, 'citizen', admitted), 'permit', 'own-data'],
  ['Art. 11(3): admitted, and no citizen', facts(summary, 'secretary', admitted), 'deny', 'role-not-permitted'],
  [
    'Art. 8: a role without access learns nothing of existence',
    facts(summary, 'pharmacist', { kind: 'absent' }),
    'deny',
    'role-not-permitted',
  ],
  ['Art. 11(1): nobody signed in', facts(summary, undefined, about()), 'deny', 'not-signed-in'],
  ['Art. 11(1): no treatment said', facts(summary, 'doctor', about('no treatment')), 'deny', 'treatment-not-confirmed'],
  [
    'Art. 11(1): said by another',
    facts(summary, 'doctor', about({ confirmedBy: 'subject-2' })),
    'deny',
    'treatment-not-confirmed',
  ],
  [
    'Art. 11(1): said of another document',
    facts(summary, 'doctor', about({ document: 'doc-2' })),
    'deny',
    'treatment-not-confirmed',
  ],
  ['Art. 11(1): said too long ago', facts(summary, 'doctor', about({ ends: now })), 'deny', 'treatment-ended'],
  [
    'purpose EMERGENCY alone opens nothing',
    facts(summary, 'doctor', about({ purpose: 'EMERGENCY' })),
    'deny',
    'purpose-not-treatment',
  ],
  ['Art. 8: absent hides', facts(summary, 'doctor', { kind: 'absent' }), 'hide', 'absent'],
  ['item 15: a file of another visit hides', facts(summary, 'doctor', about({}, 'visit-2')), 'hide', 'another-visit'],
  [
    'item 15: a file of the own visit',
    facts(summary, 'doctor', about({}, 'visit-1')),
    'permit',
    'professional-in-treatment',
  ],
  ...(
    [
      ['live', 'TREATMENT', 'permit', 'professional-in-treatment'],
      ['kept', 'TREATMENT', 'permit', 'professional-in-treatment'],
      ['withdrawn', 'TREATMENT', 'deny', 'consent-withdrawn'],
      ['ended', 'TREATMENT', 'deny', 'consent-ended'],
      ['emergency', 'EMERGENCY', 'permit', 'emergency-open'],
      ['kept', 'EMERGENCY', 'permit', 'emergency-open'],
      ['live', 'EMERGENCY', 'deny', 'purpose-not-treatment'],
      ['withdrawn', 'EMERGENCY', 'deny', 'consent-withdrawn'],
      ['ended', 'EMERGENCY', 'deny', 'consent-ended'],
    ] as const
  ).map(
    ([consent, purpose, effect, because]) =>
      [
        `issue 5, item 5: fetched with ${purpose}, its consent ${consent}`,
        facts(summary, 'doctor', { ...about({ purpose }), consent } as About),
        effect,
        because,
      ] as const,
  ),
  [
    'EHDSI-96: somebody answers for a person who answers for themselves',
    facts(summary, 'doctor', { ...about(), answeredByOther: true } as About),
    'hide',
    'next-of-kin-not-permitted',
  ],
  [
    'Art. 8: to another visit, what was closed is as absent as ever',
    facts(summary, 'doctor', { ...about({}, 'visit-2'), consent: 'withdrawn' } as About),
    'hide',
    'another-visit',
  ],
  [
    'issue 5, item 5: an emergency that another opened',
    facts(summary, 'doctor', {
      ...about({ purpose: 'EMERGENCY', confirmedBy: 'subject-2' }),
      consent: 'emergency',
    } as About),
    'deny',
    'treatment-not-confirmed',
  ],
  ['ITI-55: whom another country identified, for who asked', facts({ category: 'identity' }, 'nurse', about('no treatment')), 'permit', 'identified-here'], // biome-ignore format: a row
  ['ITI-55: for a citizen', facts({ category: 'identity' }, 'citizen', about('no treatment')), 'deny', 'no-row'],
  ['Folkeregisterloven § 10-2: a register, for nobody’s organisation', facts({ category: 'national-register' }, 'doctor', about('no treatment')), 'deny', 'no-row'], // biome-ignore format: a row
  ['a summary about no one in particular', facts(summary, 'doctor', noOne), 'deny', 'treatment-not-confirmed'],
  ['a public page for anybody', facts('public', undefined, noOne), 'permit', 'no-personal-data'],
  ['own input without sign-in', facts('own-input', undefined, noOne), 'permit', 'own-input'],
  ['the errand, for a nurse', facts({ errand: 'foreign-patient' }, 'nurse', noOne), 'permit', 'errand-of-role'],
  ['the errand, for a citizen', facts({ errand: 'foreign-patient' }, 'citizen', noOne), 'deny', 'role-not-permitted'],
  [
    'council work, for its secretary',
    facts({ errand: 'council-work' }, 'council-secretary', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'council work, for a member',
    facts({ errand: 'council-work' }, 'council-member', noOne),
    'deny',
    'council-errand-of-others',
  ],
  [
    'council work, for a medical secretary',
    facts({ errand: 'council-work' }, 'secretary', noOne),
    'deny',
    'council-errand-of-others',
  ],
  [
    'what members read, for a member',
    facts({ errand: 'council-membership' }, 'council-member', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'mandates, for the secretary',
    facts({ errand: 'council-administration' }, 'council-secretary', noOne),
    'deny',
    'council-errand-of-others',
  ],
  [
    'mandates, for the administrator',
    facts({ errand: 'council-administration' }, 'council-administrator', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'issue 5, item 3: whom to trust, for the operator',
    facts({ errand: 'contact-point-operation' }, 'operator', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'issue 5, item 3: whom to trust, for a doctor',
    facts({ errand: 'contact-point-operation' }, 'doctor', noOne),
    'deny',
    'operation-of-others',
  ],
  [
    'issue 5, item 3: whom to trust, for nobody',
    facts({ errand: 'contact-point-operation' }, undefined, noOne),
    'deny',
    'not-signed-in',
  ],
  [
    'issue 5, item 12: the pilot report, for the operator',
    facts({ errand: 'pilot-report' }, 'operator', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'issue 5, item 12: the pilot report, for the council-secretary',
    facts({ errand: 'pilot-report' }, 'council-secretary', noOne),
    'permit',
    'errand-of-role',
  ],
  [
    'issue 5, item 12: the pilot report, for a doctor',
    facts({ errand: 'pilot-report' }, 'doctor', noOne),
    'deny',
    'pilot-report-of-others',
  ],
  ...(
    [
      ['secretary', about('no treatment'), 'permit', 'identity-kept-here'],
      ['secretary', { kind: 'absent' }, 'hide', 'absent'],
      ['doctor', about('no treatment'), 'deny', 'identity-work-of-others'],
      ['doctor', { kind: 'absent' }, 'deny', 'identity-work-of-others'],
      ['operator', about('no treatment'), 'deny', 'identity-work-of-others'],
      ['citizen', about('no treatment'), 'deny', 'identity-work-of-others'],
      [undefined, about('no treatment'), 'deny', 'not-signed-in'],
    ] as const
  ).map(
    ([role, whom, effect, because]) =>
      [
        `issue 5, item 11: which numbers are one person’s, for ${role ?? 'nobody'}, ${whom.kind}`,
        facts({ category: 'central-identity' }, role, whom),
        effect,
        because,
      ] as const,
  ),
  ['issue 5, item 11: who may be one person, for the secretary', facts({ errand: 'patient-identity' }, 'secretary', noOne), 'permit', 'errand-of-role'], // biome-ignore format: a row
  ['issue 5, item 11: who may be one person, for a doctor', facts({ errand: 'patient-identity' }, 'doctor', noOne), 'deny', 'identity-work-of-others'], // biome-ignore format: a row
  ['a summary, for the secretary who merges', facts(summary, 'secretary', about()), 'deny', 'role-not-permitted'],
  ['a summary, for a council secretary', facts(summary, 'council-secretary', about()), 'deny', 'role-not-permitted'],
  [
    'Art. 11(3): what was handed over, for a pharmacist',
    facts({ category: 'electronic-dispensation' }, 'pharmacist', about()),
    'permit',
    'professional-in-treatment',
  ],
  [
    'OrCD: a laboratory report of a patient in treatment',
    facts({ category: 'laboratory-results' }, 'doctor', about()),
    'permit',
    'professional-in-treatment',
  ],
  [
    'OrCD: without a treatment relation',
    facts({ category: 'discharge-report' }, 'nurse', about('no treatment')),
    'deny',
    'treatment-not-confirmed',
  ],
  [
    'OrCD: images, for a pharmacist',
    facts({ category: 'medical-imaging' }, 'pharmacist', about()),
    'deny',
    'role-not-permitted',
  ],
]

function facts(releases: Release, role: Role | undefined, whom: About): Facts {
  return { releases, person: role && person(role), about: whom }
}

for (const [title, given, effect, because] of rows) {
  test(`${title}: ${effect}, ${because}`, () => assert.deepEqual(decideAccess(given, now), { effect, because }))
}

test('no assertion, no answer: health data is permitted only with a treatment by this person', () => {
  const roles: readonly Role[] = ['doctor', 'nurse', 'pharmacist', 'citizen', 'secretary', 'operator']
  const categories: readonly Category[] = ['patient-summary', 'electronic-dispensation', 'discharge-report']
  const someAbout = fc.record({
    changes: fc.constantFrom('no treatment', {}, { confirmedBy: 'x' }, { document: 'x' }, { ends: hours(-1) } as const),
    visit: fc.constantFrom(undefined, 'visit-1', 'visit-2'),
  })
  fc.assert(
    fc.property(fc.constantFrom(...roles), fc.constantFrom(...categories), someAbout, (role, category, whom) => {
      const given = facts({ category }, role, about(whom.changes as Partial<TreatmentRelation>, whom.visit))
      if (decideAccess(given, now).effect !== 'permit') return
      assert.ok(role === 'doctor' || role === 'nurse' || category === 'electronic-dispensation')
      assert.ok(role === 'doctor' || role === 'nurse' || role === 'pharmacist')
      assert.deepEqual(whom.changes, {})
      assert.notEqual(whom.visit, 'visit-2')
    }),
  )
})

test('every row has its own id and says where it comes from', () => {
  assert.equal(new Set(policy.map(({ id }) => id)).size, policy.length)
  for (const row of policy) assert.ok(row.source.length > 10 && row.reason.length > 10, row.id)
})
