"""Given names that are common in English and French texts, without accents, in lower case.

Left out are those that are as often places, months or things: Virginia, Florence, April, Rose.
"""

from __future__ import annotations

from graph.evidence.mark import word_set

GIVEN = word_set(
    "aaron abdul abdullah abigail adam adrian agnes ahmad ahmed alain alan albert "
    "alex alexandra alexandre alexis alfred ali alice alison allan allen amanda "
    "amelie amir amy andre andrea andreas andrew angela anita ann anne annie anthony "
    "antoine antonio antony armand arnaud arthur audrey axel barbara beatrice ben "
    "benjamin benoit bernard bernd bertrand beth bill bob brandon brenda brett brian "
    "bruce bruno bryan camille carl carla carlo carlos carol caroline catherine "
    "cecile cedric celine charles charlotte chantal chloe chris christian christina "
    "christine christophe christopher claire claude clement colin corinne craig "
    "cristina cyril damien daniel daniela danielle david deborah denise dennis diane "
    "didier dirk dominic dominique don donald dorothy doug douglas ed eddie edith "
    "edouard edward edwin eleanor elisabeth elise elizabeth ellen elodie emil emily "
    "emma emmanuel emmanuelle enrique eric erik erin ernest estelle esther etienne "
    "eugene eva evan evelyn fabien fabrice farid fatima felix fernando franck "
    "francesco francis francisco francois francoise frank franz fred frederic "
    "frederick gabriel gabrielle gary gavin genevieve geoffrey georges gerald gerard "
    "gerhard giles gilles giovanni giulia glenn gordon graham greg gregory guillaume "
    "gustav guy hannah hans harold harry hassan heather heinrich helen helene henri "
    "henry herbert hubert hugh hugo hussein ian ibrahim isabel isabelle jack jacob "
    "jacques jake james jamie jan jane janet jason javier jean jeanne jeff jeffrey "
    "jennifer jeremy jerome jessica jim joan joanna joe joel johan johann john johnny "
    "jon jonas jonathan jorge jose joseph josh joshua juan judith judy julia julian "
    "julie julien juliette justin karen karim karin karl kate katherine kathleen "
    "kathryn keith kelly ken kenneth kevin khalid klaus kurt kyle lars laura laurence "
    "laurent lauren lea leo leon leonard leslie lewis liam linda lisa lois lorenzo "
    "louis louise luc luca lucas lucie lucy luis luke lynn madeleine manuel marc "
    "marcel marco marcus margaret marguerite marianne marie mario marion marta martha "
    "martin martine mary mathieu matt matthew matthias maurice max melanie melissa "
    "michael michel michele michelle miguel mike mohamed mohammad mohammed monica "
    "monique muhammad mustafa nadia nancy natalie nathalie nathan neil nicholas nick "
    "nicola nicolas nicole nigel noah noel nora olivia olivier omar oscar otto pablo "
    "pamela pascal patricia patrick paul paula pauline pedro peter philip philippe "
    "phillip pierre quentin rachel ralph raphael raul raymond rebecca remi rene "
    "ricardo richard rick rob robert roberto robin rodney roger roland rolf ron "
    "ronald rory ross roy rudolf rupert russell ruth ryan said sally sam samantha "
    "samir samuel sandra sara sarah scott sean sebastian sebastien serge sharon "
    "sheila simon simone sophie stefan stephan stephane stephanie stephen steve "
    "steven stuart susan suzanne sylvain sylvie ted teresa terry theo theodore "
    "theresa thibault thierry thomas tim timothy tobias todd tom tony tracy valerie "
    "vanessa veronique victor vincent vivian walter wayne werner wilhelm will william "
    "wolfgang xavier yasmine yann yannick yves yvonne yusuf zachary zoe hiroshi kenji "
    "takashi yuki akira haruki shinzo fumio nguyen tran pham"
)
#: those that women bear, and those that both do; the others are men's
WOMENS = word_set(
    "abigail agnes alexandra alice alison amanda amelie amy angela anita ann anna anne annie "
    "audrey barbara beatrice beth brenda carla caroline catherine cecile celine chantal "
    "charlotte chloe christina christine claire corinne cristina daniela danielle deborah "
    "denise diane dorothy edith ekaterina eleanor elena elisabeth elise elizabeth ellen "
    "elodie emily emma emmanuelle erin estelle esther eva evelyn fatima francoise gabrielle "
    "genevieve giulia hannah heather helen helene irina isabel isabelle jane janet jeanne "
    "jennifer jessica joan joanna judith judy julia julie juliette karen karin kate katherine "
    "kathleen kathryn laura lauren lea linda lisa lois louise lucie lucy lynn madeleine "
    "margaret marguerite maria marianne marie marina marta martha martine mary melanie "
    "melissa michelle monica monique nadia nancy natalia natalie natalya nathalie nicole nora "
    "olga olivia pamela patricia paula pauline rachel rebecca ruth sally samantha sandra sara "
    "sarah sharon sheila sophie stephanie susan suzanne svetlana sylvie tatiana tatyana "
    "teresa theresa valerie vanessa veronique vivian yasmine yulia yvonne zoe"
)
EITHERS = word_set(
    "akira alex ali andrea ben camille carol chris claude dominic dominique ed emil francis "
    "jamie jan jean joe joel kelly laurence leo leslie michel michele nguyen nicola noel "
    "pascal pham robin rory said sam stephane terry tracy tran will yannick yuki"
)
