const functions = require("@google-cloud/functions-framework");

functions.http("secure", (req, res) => res.redirect(`https://${req.get("host")}/welcome`));

functions.http("byHeader", (req, res) => res.redirect("https://" + req.headers.host + "/welcome"));

functions.http("byName", (req, res) => res.redirect("https://" + req.hostname));
