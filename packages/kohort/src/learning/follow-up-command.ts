import { type FollowUpCommandOptions, runFollowUp } from '../commands/follow-up.js'
import { withDraws } from '../how-sure/draw-options.js'
import { withPlan } from '../plan-arguments.js'
import type { Making } from '../what-if-commands.js'
import { withObserved } from './observed-options.js'

/** The command of the yearly evaluation. */
export const addFollowUpCommand = ({ command, json, csv, say, language, terminal, done }: Making): void => {
  const made = withPlan(
    command(
      'follow-up',
      'uppföljning: höll spannet, vad hade planen sagt, och vart leder den härifrån?',
      'follow-up: was the corridor kept, what had the plan said, and where does it lead from here?',
      [
        'kohort follow-up --observed trainees.2025=731',
        'kohort follow-up skåne --observed trainees.2024=480 --observed completions.2024=70',
        'kohort follow-up plan.yaml --observed trainees.2025=731 --error trainees=10 --csv > uppfoljning.csv',
      ],
    ),
    say,
  )
  withDraws(withObserved(made, say), say, 4096)
    .option(
      '--no-own',
      say('bortse från planens egna observationer', "leave out the plan's own observations"),
    )
    .option(
      '--exact',
      say('sätt in det räknade antalet som om det vore utan fel', 'put in the count as if it had no error'),
    )
    .addOption(json('uppföljningen', 'the follow-up'))
    .addOption(csv())
    .action(async (plan: string | undefined, options: FollowUpCommandOptions) =>
      done(await runFollowUp(plan, options, language, terminal)),
    )
}
