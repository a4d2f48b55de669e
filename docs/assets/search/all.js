/** The whole search: the box of every page and the search page. On the built site this file holds all its modules. */

import "./box.js";
import "./page.js";
