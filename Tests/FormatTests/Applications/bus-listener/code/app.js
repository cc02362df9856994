const { exec } = require('child_process');

exports.handler = async (event) => {
  exec('convert ' + event.detail.file);
};
