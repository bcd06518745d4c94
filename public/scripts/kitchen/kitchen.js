import { list, nameOf } from '../base/format.js';
import { t } from '../base/language.js';
import { Alert, News } from '../base/page.js';
import { useNow } from '../base/use-now.js';
import { html, useEffect, useMemo, useRef, useState } from '../base/view.js';
import { mayAcknowledge } from './actions.js';
import { Alarm } from './alarm.js';
import { AllDay } from './all-day.js';
import { Cancel } from './cancel.js';
import { Column } from './column.js';
import { Head } from './head.js';
import { KeyHelp } from './key-help.js';
import { Later } from './later.js';
import { nextOf } from './station-choice.js';
import { allDayOf, COLUMNS, laterOf, stationsOf } from './tickets.js';
import { Undo } from './undo.js';
import { useBar } from './use-bar.js';
import { useBoard } from './use-board.js';
import { useKept } from './use-kept.js';
import { useMoves } from './use-moves.js';
import { useSound } from './use-sound.js';
import { useWakeLock } from './use-wake-lock.js';

/** What people cook by: a wall tablet, touched or with a bump bar. */
export function Kitchen({ session }) {
  const [chosen, choose] = useKept('kitchen.station', null);
  const [isAllDay, setAllDay] = useKept('kitchen.allDay', false);
  const [opened, setOpened] = useState(null);
  const moves = useMoves();
  const board = useBoard(chosen, moves);
  const stations = stationsOf(board.items);
  const cancelled = mayAcknowledge(session) ? board.cancelled : [];
  const sound = useSound(ringingOf(cancelled, board.untouched));
  const showAllDay = () => setAllDay(!isAllDay);
  const help = () => setOpened('help');
  const others = { undo: moves.undo, station: () => choose(nextOf(stations, chosen)), allDay: showAllDay, help };
  const bar = useBar({ board, moves, chosen, session, others });
  const on = useSteady({ act: bar.act, touch: ({ orderId }) => board.touch(orderId), cancel: setOpened });
  useWakeLock();
  useEffect(() => {
    document.title = t('kitchen.title');
  }, []);
  useEffect(() => {
    if (board.lostAt) sound.play('cutOff');
  }, [board.lostAt]);
  const screen = {
    chosen,
    session,
    now: useNow(5000),
    untouched: board.untouched,
    selected: bar.at.id,
    busy: moves.busy,
    on,
  };
  return html`
    <${Head} ...${{ lostAt: board.lostAt, sound, stations, chosen, choose, isAllDay, showAllDay, help }} />
    <div class="messages"><${Alert} text=${moves.trouble} /></div>
    <${News} text=${newsOf(board)} />
    <main class="kitchen ${board.isConnected ? '' : 'stale'}">
      <h1 class="unseen">${t('kitchen.title')}</h1>
      ${board.answer?.more && html`<p class="notice">${t('kitchen.tooMany')}</p>`}
      <${Later} tickets=${laterOf(board.items, chosen)} screen=${screen} />
      <div class="boards ${isAllDay ? 'with-all-day' : ''}">
        ${board.answer ? COLUMNS.map((column, nth) => html`<${Column} key=${column} column=${column} tickets=${board.columns[nth]} isActive=${bar.at.column === nth} screen=${screen} />`) : html`<p class="nothing" role="status">${t('common.loading')}</p>`}
        ${isAllDay && html`<${AllDay} counts=${allDayOf(board.items, chosen)} />`}
      </div>
    </main>
    <${Undo} last=${moves.last} undo=${moves.undo} />
    ${opened === 'help' && html`<${KeyHelp} closed=${() => setOpened(null)} />`}
    ${opened?.orderId && html`<${Cancel} key=${opened.orderId} ticket=${opened} closed=${() => setOpened(null)} />`}
    ${cancelled.length > 0 && html`<${Alarm} tickets=${cancelled} busy=${moves.busy} trouble=${moves.trouble} acknowledge=${(ticket) => moves.move(ticket, 'acknowledge', chosen)} />`}`;
}

const ringingOf = (cancelled, untouched) => (cancelled.length > 0 ? 'alarm' : untouched.size > 0 ? 'fresh' : null);

/** Tells who cannot see the board what came in. */
function newsOf({ columns, untouched }) {
  const fresh = columns[0].filter(({ orderId }) => untouched.has(orderId));
  if (fresh.length === 0) return '';
  return t('kitchen.newOnes', { names: list(fresh.map(({ number, orderId }) => nameOf(number, orderId))) });
}

/** Functions that stay the same and do what the latest do: what is drawn with them need not be drawn anew. */
function useSteady(functions) {
  const latest = useRef(functions);
  latest.current = functions;
  const steady = ([name]) => [name, (...args) => latest.current[name](...args)];
  return useMemo(() => Object.fromEntries(Object.entries(functions).map(steady)), []);
}
