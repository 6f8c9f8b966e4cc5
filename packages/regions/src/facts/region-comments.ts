import type { Bilingual } from '@kohort/core'
import { byRegion, type RegionCode } from './region-code.js'

// What each answer amounts to, in our own words; the survey prints the answers in full.
const rows: readonly (readonly [RegionCode, string, string])[] = [
  [
    '01',
    'Satte målet 1 100 med budgeten för 2023 och igen 2024. Handlingsplanen antogs den 17 april 2024, efter att svaret skrevs.',
    'Set 1 100 with the budget for 2023 and again for 2024. The action plan was adopted on 17 April 2024, after the answer was written.',
  ],
  [
    '03',
    'Inför målet i steg från 2023: 1 100 per distriktsläkare och 550 per ST-läkare mitt i utbildningen, senast vid utgången av 2030.',
    'Brings the goal in by steps from 2023: 1 100 per general practitioner and 550 per trainee in mid-training, by the end of 2030.',
  ],
  [
    '04',
    'Inget nytt beslut. Primärvårdens division arbetar mot 1 500 enligt ett eget arbetsdokument och ser 1 100 och 550 som mål på lång sikt.',
    'No new decision. The primary care division works towards 1 500 by a paper of its own and sees 1 100 and 550 as long-run goals.',
  ],
  [
    '05',
    'Treårsbudgeten 2023–2025 siktar mot 1 100, med lista om 1 100 på prov för nya specialister. Ingen beslutad plan, inget slutår.',
    'The budget for 2023–2025 aims at 1 100, with lists of 1 100 tried for new specialists. No decided plan, no final year.',
  ],
  [
    '06',
    'Budgeten har två tal: i genomsnitt 1 500 listade som bemanningsmål, och 1 100 som riktvärde och ambition på lång sikt.',
    'The budget holds two numbers: a mean of 1 500 listed as the staffing goal, and 1 100 as norm and long-run ambition.',
  ],
  [
    '07',
    'En plan med konsekvensanalys skulle bli klar under 2024, efter ett uppdrag som förnyades i budgeten.',
    'A plan with an analysis of consequences was to be ready in 2024, on an assignment renewed in the budget.',
  ],
  [
    '08',
    'Uppdraget till vårdenheterna säger att de bör arbeta mot 1 100. Ett ersättningstak låg på 1 750 till juni 2023, tidigare 2 200.',
    'The assignment to the care units says that they ought to work towards 1 100. A payment ceiling was 1 750 until June 2023, before that 2 200.',
  ],
  [
    '09',
    'Handlingsplan 2023–2027. Tre blev färdiga 2023 och alla stannade; fem till sex väntades bli färdiga 2024. Nästan alla ST-tjänster var tillsatta.',
    'Action plan 2023–2027. Three finished in 2023 and all stayed; five or six were expected to finish in 2024. Nearly all training posts were filled.',
  ],
  [
    '10',
    'Inget politiskt beslut. Tjänstemännen har gjort en plan för fler allmänspecialister på de offentliga vårdcentralerna.',
    'No political decision. Officials have made a plan for more specialists at the public health centres.',
  ],
  [
    '12',
    'Budgeten för 2024 beställer en strategi, och vårdvalets villkor anger 1 100 per specialist och 550 per ST-läkare.',
    'The budget for 2024 orders a strategy, and the terms for care providers give 1 100 per specialist and 550 per trainee.',
  ],
  [
    '13',
    'Inget beslut och ingen plan; regionen säger att frågan ingår i den vanliga styrningen.',
    'No decision and no plan; the region says that the matter is part of its ordinary management.',
  ],
  [
    '14',
    'Ett uppdrag från oktober 2022 att föreslå en långsiktig plan. Brist på platser för sidotjänstgöring nämns som hinder för ST-läkarna.',
    'An assignment of October 2022 to propose a long-term plan. Lack of places for side rotations is named as an obstacle for trainees.',
  ],
  [
    '17',
    'Nämnden fastställde i juni 2022 riktvärdet 1 500 patienter per läkare.',
    'In June 2022 the board set a norm of 1 500 patients per doctor.',
  ],
  [
    '18',
    'Inget politiskt beslut; förvaltningen tog fram underlag för ett beslut om handlingsplan hösten 2024.',
    'No political decision; the administration prepared a basis for a decision on an action plan in autumn 2024.',
  ],
  [
    '19',
    'Fullmäktige beslutade i februari 2024 om en målbild för 2029 där 1 100 ingår; underlag för en handlingsplan hade påbörjats.',
    'In February 2024 the assembly decided on a target picture for 2029 that includes 1 100; work on a basis for a plan had begun.',
  ],
  [
    '20',
    'Inget politiskt beslut. Tjänstemännen har börjat på en plan tillsammans med distriktsläkarföreningen.',
    'No political decision. Officials have begun on a plan together with the association of general practitioners.',
  ],
  [
    '21',
    'Inget beslut. Regionen finner det nationella riktvärdet för oklart och vill ta fram ett eget; beslut om plan var målet före utgången av 2024.',
    'No decision. The region finds the national norm too unclear and wants one of its own; a decision on a plan was the aim before the end of 2024.',
  ],
  [
    '22',
    'Regionplanen har en mjuk skrivning om 1 100 över tid; en åtgärdsplan återstår att ta fram.',
    'The regional plan speaks softly of 1 100 in time; a plan of measures remains to be made.',
  ],
  [
    '23',
    'Jämtlandsmodellen: 1 250 listade per specialist i egen regi, vilket efter avdrag för andra uppdrag sägs bli 1 000–1 100.',
    'The Jämtland model: 1 250 listed per specialist in own-run units, said to come to 1 000–1 100 after deductions for other assignments.',
  ],
  [
    '24',
    'Nämndens plan för 2024 ger i uppdrag att arbeta mot 1 100 under hela mandatperioden, med årlig rapport.',
    "The board's plan for 2024 gives an assignment to work towards 1 100 throughout the term of office, with a yearly report.",
  ],
  [
    '25',
    'Beslut i augusti 2022: 1 100 per distriktsläkare inom fem år, och till en början 550 per ST-läkare.',
    'Decision of August 2022: 1 100 per general practitioner within five years, and 550 per trainee to begin with.',
  ],
]

/** What the region answered in spring 2024, in short and in our own words. */
export const regionComments = byRegion(rows, ([, sv, en]): Bilingual => ({ sv, en }))
