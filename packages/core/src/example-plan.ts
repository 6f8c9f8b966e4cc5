import type { PlanInput } from './plan/schema.js'

/** The plan of MODEL.md, "A plan, whole": every part of a plan once. The numbers are examples, of no region. */
export const examplePlan = {
  format: 'kohort.plan/1',
  id: 'example',
  title: { sv: 'Exempel', en: 'Example' },
  region: '01',
  base: 2023,
  to: 2034,
  groups: {
    ordinary: { share: 0.9 },
    'dual-specialist': {
      share: 0.08,
      training: { requirement: { min: 2.5, mode: 2.5, max: 3.5 }, rotationYears: 0.5 },
    },
    research: { share: 0.02, training: { research: 0.3 } },
  },
  training: {
    requirement: { min: 4.5, mode: 5, max: 6 },
    workingTime: 0.93,
    away: { '2023': 0.13, '2027': 0.12 },
    research: 0,
    attrition: 0.015,
    rotationYears: 1.5,
    baseStock: { total: 650, growth: 0.01 },
    intake: { fixed: { '2024': 164, '2025': 135, '2030': 158 } },
    fillRate: 1,
    limits: {
      rotations: { places: 200 },
      supervision: { supervisingShare: 0.7, traineesPerSupervisor: 1 },
      posts: { '2024': 760, '2030': 900 },
      applicants: 220,
    },
  },
  specialists: {
    workingTime: 0.85,
    otherDuties: 0.05,
    hired: { '2024': 0.92 },
    hiringPosts: 140,
    retention: { '0': 1, '1': 0.98, '5': 0.93 },
    inflow: { perYear: 20, retention: { '0': 1, '5': 0.8 } },
    incumbents: { total: 1080, curve: { '0': 1, '5': 0.8, '10': 0.62 } },
  },
  need: {
    norm: {
      population: { '2023': 2_454_821, '2034': 2_672_000 },
      listed: 0.97,
      perSpecialist: 1100,
      perTrainee: 550,
    },
  },
  cost: {
    perTrainee: 1.0e6,
    perSpecialistFte: 1.6e6,
    supervisionPerTrainee: 1.6e5,
    coursesPerTrainee: 3e4,
    paymentPerPost: 8.5e5,
    priceIndex: 0.02,
    currency: 'SEK',
  },
  observed: { trainees: { '2024': 706 } },
  sources: {
    'some-id': { title: 'A source', publisher: 'Somebody', published: '2024', address: 'example.org/plan' },
  },
  goals: [
    {
      id: 'corridors',
      metric: 'trainees',
      from: 2024,
      to: 2027,
      over: 'each',
      min: { '2024': 700, '2025': 720, '2026': 740, '2027': 760 },
      max: { '2024': 720, '2025': 740, '2026': 760, '2027': 780 },
      source: 'some-id',
    },
    { id: '150-a-year', metric: 'completions', from: 2032, to: 2034, over: 'mean', min: 150 },
  ],
} as const satisfies PlanInput
