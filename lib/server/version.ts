import 'server-only';
import { version } from '@/package.json';

/** The version of Taskward that runs, as support asks for it. */
export const VERSION = version;
