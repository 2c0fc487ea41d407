// All tests in one process, so that they share one browser. Each file can also be run alone.
import { isThorough } from './site.mjs';
import './markup.test.mjs';
import './structure.test.mjs';
import './links.test.mjs';
import './privacy.test.mjs';
import './hosts.test.mjs';
import './search.test.mjs';
import './loading.test.mjs';
import './reflow.test.mjs';
import './axe.test.mjs';
import './charts.test.mjs';
import './keyboard.test.mjs';
import './print.test.mjs';
import './weight.test.mjs';
import './kept.test.mjs';
import './frames.test.mjs';
import './editor.test.mjs';
import './serve.test.mjs';
import './seeded.test.mjs';

// It takes as long as all that is above it of the preview: before a release.
if (isThorough) await import('./evening.test.mjs');
