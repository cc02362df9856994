export const handler = async (event: { body: string }) => {
  try {
    return { statusCode: 200, body: JSON.stringify(JSON.parse(event.body).id) };
  } catch (error) {
    return { statusCode: 400, body: error instanceof Error ? "not readable" : JSON.stringify(error) };
  }
};
