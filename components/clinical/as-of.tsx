'use client';

import { Rich, useSay } from '@/components/ui/say';
import { useTruth } from '@/lib/client/live/use-truth';
import { secondsWords } from '@/lib/domain/worklist/site-time';
import { useSite } from './site';

type AsOfProps = {
  /** When it was read, by the server's clock. */
  at: string;
  /** Each change of it is put in at once: then it is as current as the stream is. */
  isFollowed?: true | undefined;
  className?: string;
};

/** `as of 14:07:32`: how fresh what stands here is, and that it may be otherwise by now when nothing is heard of changes. */
export function AsOf({ at, isFollowed, className }: AsOfProps) {
  const say = useSay();
  const { timeZone } = useSite();
  const { shown, asOf } = useTruth();
  const moment = isFollowed === true && asOf !== undefined && Date.parse(asOf) > Date.parse(at) ? asOf : at;
  return (
    <span className={className}>
      <Rich
        text="as of {time}"
        values={{
          time: (
            <time dateTime={moment} className="tabular-nums">
              {secondsWords(new Date(moment), timeZone)}
            </time>
          ),
        }}
      />
      {shown === 'stale' ? (
        <span className="font-semibold text-asap">
          {', '}
          {say('may have changed')}
        </span>
      ) : null}
    </span>
  );
}
