const STAGES = '(readers|extraction|corpus|graph|analysis|snapshots)'
const SHELLS = '(app|worker|cli|server|store)'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-knows-no-shell',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: `^src/${SHELLS}/` },
    },
    {
      name: 'core-knows-no-platform',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-uses-few-packages',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(graphology|compromise|saxes|xmlchars|papaparse|valibot|@noble/hashes|@types/papaparse)',
      },
    },
    {
      name: 'model-is-the-leaf',
      severity: 'error',
      from: { path: '^src/core/model/' },
      to: { pathNot: ['^src/core/model/', 'node_modules/graphology-types/'] },
    },
    {
      name: 'compromise-in-one-place',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/extraction/' },
      to: { path: 'node_modules/compromise/' },
    },
    {
      name: 'text-knows-the-model-only',
      severity: 'error',
      from: { path: '^src/core/text/' },
      to: { path: '^src/', pathNot: '^src/core/(model|text)/' },
    },
    {
      name: 'columns-know-the-model-only',
      severity: 'error',
      from: { path: '^src/core/columns/' },
      to: { path: '^src/', pathNot: '^src/core/(model|columns)/' },
    },
    {
      name: 'stages-do-not-know-each-other',
      severity: 'error',
      from: { path: `^src/core/${STAGES}/` },
      to: { path: `^src/core/(${STAGES.slice(1, -1)}|pipeline[.]ts|index[.]ts)`, pathNot: '^src/core/$1/' },
    },
    {
      name: 'one-door-into-core',
      severity: 'error',
      from: { path: `^src/${SHELLS}/` },
      to: { path: '^src/core/', pathNot: '^src/core/index[.]ts$' },
    },
    {
      name: 'shells-stand-apart',
      severity: 'error',
      from: { path: `^src/${SHELLS}/` },
      to: {
        path: `^src/${SHELLS}/`,
        pathNot: ['^src/$1/', '^src/(store|server)/index[.]ts$', '^src/worker/(client|protocol)[.]ts$'],
      },
    },
    {
      name: 'only-the-app-starts-the-worker',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/sources/' },
      to: { path: '^src/worker/client[.]ts$' },
    },
    {
      name: 'browser-knows-no-server',
      severity: 'error',
      from: { path: '^src/(app|worker)/' },
      to: { path: '^src/(cli|server|store)/' },
    },
    {
      name: 'state-is-plain',
      severity: 'error',
      from: { path: '^src/app/state/' },
      to: { path: ['node_modules/(react|sigma)', '^src/app/(stage|panels|sources)/'] },
    },
    {
      name: 'only-the-stage-knows-sigma',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/stage/' },
      to: { path: 'node_modules/@?sigma' },
    },
    {
      name: 'panels-speak-through-state',
      severity: 'error',
      from: { path: '^src/app/panels/' },
      to: { path: '^src/app/(stage|sources)/' },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^tests/' } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
