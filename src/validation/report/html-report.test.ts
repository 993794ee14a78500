import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axe, picture, withBrowser } from '../../../test/browser.ts'
import type { Finding } from '../finding.ts'
import { renderHtml } from './html-report.ts'

const finding = (code: string, severity: Finding['severity'], pointer: string): Finding => ({
  code,
  severity,
  path: `Patient${pointer.replaceAll('/', '.')}`,
  pointer,
  profile: 'http://hl7.org/fhir/StructureDefinition/Patient|4.0.1',
  parameters: {},
})

const page = renderHtml(
  {
    name: 'patient.json',
    text: JSON.stringify({ resourceType: 'Patient', birthDate: '2020-02-30', text: { div: '<div>', status: 'x' } }),
    profiles: ['http://hl7.org/fhir/StructureDefinition/Patient|4.0.1'],
    findings: [
      finding('date-invalid', 'error', '/birthDate'),
      finding('string-white-space-around', 'warning', '/text/status'),
      finding('string-html', 'information', '/text/status'),
      finding('not-checked-narrative', 'information', '/text/div'),
    ],
  },
  'nb',
)

for (const colorScheme of ['light', 'dark'] as const) {
  test(
    `WCAG 2.2 AA: axe has nothing to say about the report, ${colorScheme}`,
    withBrowser(
      async ({ page: tab, pageErrors, foreignRequests }) => {
        await tab.setContent(page)
        await picture(tab, `validation-report-${colorScheme}`)
        assert.deepEqual(await axe(tab, { alsoBestPractice: true }), [])
        assert.deepEqual([pageErrors, foreignRequests], [[], []])
      },
      { colorScheme },
    ),
  )
}

test(
  'without script, the reader chooses which severities to see',
  withBrowser(
    async ({ page: tab }) => {
      await tab.setContent(page)
      assert.equal(await tab.locator('.findings > li:visible').count(), 4)
      await tab.getByLabel('Feil').uncheck()
      await tab.getByLabel('Ikke kontrollert').uncheck()
      assert.equal(await tab.locator('.findings > li:visible').count(), 2)
      assert.equal(await tab.locator('.found > .error:visible').count(), 0)
    },
    { javaScriptEnabled: false },
  ),
)
