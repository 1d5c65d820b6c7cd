// @ts-check
/* What of ours a page runs before the framework comes: one file, because a slow line takes as long
   to be asked for a file as to bring it. */
import { guard } from "../ui/kit/guards/guard.js";
import { askAhead } from "./ahead.js";
import { bringLivePage } from "./first_words.js";
import { markLateAnswers } from "./late.js";

// It hears what is said to the server.
markLateAnswers();
askAhead(bringLivePage());
guard();
