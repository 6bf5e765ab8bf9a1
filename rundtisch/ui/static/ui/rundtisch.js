/* Niceties of every page. Each page works without this file; nothing here decides anything. */
