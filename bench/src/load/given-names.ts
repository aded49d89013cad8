import { Ranked } from './ranked';

// prettier-ignore
const NAMES = [
  'James John Robert Michael Mary William David Richard Joseph Thomas Patricia Charles Jennifer Linda Elizabeth Christopher Daniel Matthew Barbara Anthony Susan Mark Jessica',
  'Donald Steven Sarah Andrew Karen Paul Joshua Kenneth Kevin Lisa Brian Nancy George Timothy Ronald Betty Jason Sandra Edward Margaret Ashley Jeffrey Ryan Kimberly Jacob',
  'Emily Gary Donna Nicholas Michelle Eric Carol Jonathan Amanda Stephen Melissa Larry Deborah Justin Stephanie Scott Rebecca Brandon Laura Benjamin Sharon Samuel Cynthia',
  'Gregory Kathleen Frank Amy Raymond Angela Alexander Shirley Patrick Anna Jack Brenda Dennis Pamela Jerry Emma Tyler Nicole Aaron Helen José Samantha Adam Katherine Nathan',
  'Christine Henry Debra Douglas Rachel Zachary Carolyn Peter Janet Kyle Maria Ethan Heather Walter Diane Noah Olivia Jeremy Julie Christian Joyce Keith Victoria Roger Ruth',
  'Terry Virginia Austin Lauren Sean Kelly Gerald Christina Carl Joan Harold Evelyn Dylan Judith Arthur Andrea Lawrence Hannah Jordan Megan Jesse Cheryl Bryan Jacqueline Billy',
  'Martha Bruce Madison Gabriel Teresa Joe Gloria Logan Sara Alan Janice Juan Kathryn Albert Ann Willie Abigail Elijah Sophia Wayne Frances Randy Jean Vincent Alice Mason Judy',
  'Roy Isabella Ralph Julia Bobby Grace Russell Amber Bradley Denise Philip Danielle Eugene Marilyn Louis Beverly Harry Charlotte Howard Natalie Luis Theresa Carlos Diana Fred',
  'Brittany Johnny Doris Shawn Kayla Antonio Alexis Todd Lori Marcus Tiffany Victor Kathy Derek Tammy Curtis Crystal Dale Phyllis Allen Norma Craig Vanessa Travis Paula Ernest',
  'Annie Martin Lillian Jesús Peggy Corey Robin Cody Dawn Edwin Wendy Manuel Tracy Rodney Rosa Leonard Connie Francisco Ellen Clarence Gail Norman Erica Stanley Chloé Melvin',
  'Valerie Glenn Yvonne Alfred Cindy Miguel April Chad Holly Jeffery Lucille Joel Edna Kurt Bonnie Lee Sherry Jorge Monica Ricardo Carrie Oscar Sylvia Darren Josephine Caleb',
  'Dolores Isaac Veronica Mitchell Alicia Hunter Jill Warren Renée Gordon Leslie Lloyd Regina Herbert Tara Brett Stacy Duane Zoë Ivan Hazel Clifford Irene Felix Marjorie Max Eva',
  'Hugo Esther André Naomi Roberto Priya Omar Mei Wesley Fatima Dustin Ingrid Neil Yolanda Perry Guadalupe',
];

/**
 * Ordinary given names of the United States, roughly from the commonest on. The commonest is that of 1.5 % of the people, as James was
 * that of 1.7 % in the US Census of 1990, men and women together. One pair of people in 200 shares one and one in 150 has some that sound
 * alike; on the lists of that census, which hold thousands of names, one in 350 and one in 190.
 */
export const GIVEN_NAMES: Ranked<string> = Ranked.by({ exponent: 0.65, offset: 8 }, NAMES.join(' ').split(' '));
