import { Notes } from "./notes";

const notes = new Notes(process.env.NOTES!);

export const handler = async (event: { body: string }) => {
  await notes.add("today", JSON.parse(event.body).title);
  return { statusCode: 201 };
};
