const functions = require("@google-cloud/functions-framework");

functions.http("referrer", (req, res) => res.redirect(req.get("referer"))); // finding: open-redirect

functions.http("host", (req, res) => res.redirect(`https://${req.query.host}/welcome`)); // finding: open-redirect
